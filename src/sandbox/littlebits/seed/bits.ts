/** A Bit a line: product id, name, kind, what it does. The ids of the documents' examples are theirs. */
export const BITS = `
1|fan|output|The fan Bit is just what you'd think: a small electric fan tethered to a littleBits module. Use it to create fluttering movement in your creations or just to keep yourself cool.
2|buzzer|output|The buzzer makes a jarring noise, good for an alarm, a doorbell or a prank.
3|vibration motor|output|This little motor buzzes and shakes whatever it is attached to.
4|slide dimmer|input|You control the slide dimmer Bit by moving its lever from one end of the Bit to the other. It functions just like a light dimmer you might find at home, or a volume fader in a recording studio. Follow it with an LED for some adjustable mood lighting.
5|bright led|output|A light so bright that you can find your way in the dark by it.
6|long led|output|A light at the end of a long wire, for places that the circuit can't reach.
7|rgb led|output|Mix red, green and blue with a screwdriver and get any colour you like.
8|light sensor|input|It measures how much light shines on it, in a light and in a dark mode.
9|motion trigger|input|When it senses a body that moves, it sends an ON signal.
10|sound trigger|input|It listens, and turns on when the noise passes the level you set.
11|temperature sensor|input|Reads the air around it, in Fahrenheit or in Celsius.
12|pressure sensor|input|Press it harder and it lets more signal through.
13|usb power|power|<strong>SHORT DESCRIPTION</strong><br>The USB power may be the smallest in the series, but it's big enough to send juice to all your creations. Connect it to your computer or to a wall adapter.
14|battery power|power|The power module runs your circuit on a 9 volt battery.
15|coin battery|power|Small, flat and good for wearables: power from a coin cell.
16|roller switch|input|A lever with a wheel, for things that roll against it.
17|toggle switch|input|It is on until you turn it off.
18|bend sensor|input|Bend it and the signal rises, good for gloves and for joints.
19|sound sensor|input|Turns the loudness of the room into a signal.
20|accelerometer|input|It knows which way is down and how hard it was shaken.
21|button|input|Press it and the signal goes through. The most human of all Bits.
22|bargraph|output|Five lights in a row that tell how strong the signal is.
23|servo|output|A motor that swings to and fro or turns to where you tell it.
24|dimmer|input|Turn the knob to set how much signal passes.
25|dc motor|output|It turns a shaft, this way or that way.
26|number|output|Two digits that show the signal as a number.
27|synth speaker|output|A small speaker with a volume knob and a jack for headphones.
28|oscillator|input|The source of a synthesizer's sound, as square or as saw wave.
29|fork|wire|One signal comes in and three go out.
30|branch|wire|Splits a circuit in two.
31|wire|wire|Takes your circuit round a corner or across the table.
32|split|wire|One in, two out, each at the end of a wire.
33|latch|logic|Turns any button into a switch that stays.
34|inverter|logic|What is on goes off, and what is off goes on.
35|double AND|logic|Both must be on for anything to happen.
36|double OR|logic|One of the two is enough.
37|NAND|logic|On, unless both are on.
38|pulse|input|A heartbeat for your circuit, as fast as you set it.
39|timeout|input|Keeps the signal on, or off, for the time you set.
40|threshold|logic|Nothing passes until the signal is strong enough.
41|NOR|logic|On, only if neither is.
42|XOR|logic|One or the other, never both.
43|sequencer|input|Four steps that play one after another.
44|keyboard|input|Thirteen keys, an octave of them, for your own songs.
45|envelope|input|Shapes a sound: how it comes and how it goes.
46|filter|input|Takes the highs or the lows out of a sound.
47|delay|input|Repeats what it hears, like an echo in a valley.
48|mix|wire|Two signals come in and one goes out.
49|random|input|Noise, or voltages that nobody can foretell.
50|micro sequencer|input|A sequencer in the space of a stamp.
52|ir led|output|Light that no eye sees, but a remote trigger does.
53|remote trigger|input|Turns your circuit on with the remote control of any television.
54|light trigger|input|Turns on at a flash, or at a shadow.
55|IR transmitter|output|Be the remote control.
56|UV led|output|Makes things glow in the dark.
57|light wire|output|A bendy wire that glows as far as it goes.
58|LED matrix|output|Sixty-four little lights for pictures and words.
59|mp3 player|output|Plays what is on its card whenever it is told to.
60|MIDI|wire|Lets your circuit play with a computer, and the computer with it.
61|CV|wire|Connects to analog synthesizers.
62|USB I/O|wire|The signal goes to the computer's ear and back.
63|wireless transmitter|wire|Three signals into the air.
64|wireless receiver|wire|Three signals out of the air.
65|bluetooth low energy|wire|Your phone's app turns the knobs.
66|proximity sensor|input|Tells how far away the nearest thing is.
67|counter|logic|Counts up, counts down and says so.
139|Arduino|wire|The Arduino at heart brings programming to your circuit: three inputs, three outputs, and your own code in between.
173|cloudBit module||The cloudBit is the easiest way to create internet-connected devices. You can now snap the internet to anything! Retrofit your thermostat to control it from your phone.
185|MaKey MaKey|wire|Visit the <a href="http://littlebits.cc/bitlab">bitLab </a> to reserve your module!\r\n\r\nThe MaKey MaKey turns everyday objects into touchpads and combines them with the internet.
201|cloudBit™|wire|The cloudBit is the easiest way to create internet-connected devices. You can now snap the internet to anything!
`;
