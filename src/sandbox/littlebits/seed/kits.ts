/** Kits: product id, name, contents as variant ids with their quantities, what it is for. */
export const KITS = `
140|Base Kit|14 24 21 5 25 3 22 8 31 2|Ten Bits to begin with, and a booklet of eight projects.
141|Premium Kit|14 24 21 5 25 3 22 8 31*2 2 38 12 16 30|Fifteen Bits for inventors who won't stop.
142|Deluxe Kit|14 13 24 21 5 25*2 3 22 8 31*3 2 38 12 16 30 23 11|Eighteen kinds of Bits, for parties and rainy months.
143|Synth Kit|14 28*2 43 44 45 46 47 48 49 27 12 32|Made with Korg: a modular synthesizer for your pocket.
144|Space Kit|14 53 24 57 22 26 23 27 58 8 55|Made with NASA: explore the universe from your kitchen table.
145|Smart Home Kit|186 14 59 53 11 10 40 23 26 62 8 101|Turn your home into a smart home, without replacing anything in it.
146|Gizmos & Gadgets Kit|14*2 24 21 25*2 23 63 64 5 2 8 29 31*2 22 1|Sixteen projects that roll, spin, shoot and draw.
147|Student Set|14 21 24 5 22 25 23 8 10 31*2 1 30|For the classroom and for the club.
148|STEAM Student Set|14*2 13 24 21 10 5 25*2 22 23 30 31*2 1 2 8 11|Nineteen Bits with lessons for every grade.
149|Holiday Kit|14 38 7 24 31 57|Lights for trees and for windows.
150|Extended Kit|14 38 34 33 40 9 7 26 20|All those that the Base Kit left out.
151|Workshop Set|14*8 13*2 21*8 24*8 5*8 25*8 2*8 22*8 8*4 31*16 30*4|A hundred Bits for thirty-two people.
152|Pro Library|14*10 21*10 24*10 5*10 23*10 25*10 31*20 29*10 30*10 38*10 40*10|Every Bit there is, on the wall.
153|Droid Inventor Kit|14 65 66 23 25 27 31|Make a droid, and give it a mind of its own.
154|Rule Your Room Kit|14 21 9 33 2 23 5 10|Keep out whoever should stay out.
155|Code Kit|13 65 58 21 24 27 67|Games of your own, coded with blocks.
156|Hall of Fame Arcade Kit|14 21*2 58 27 2|Games like in the old days.
157|Crawly Creature Kit|14 25 20 16 31|It crawls, it wriggles and it scares your brother.
158|Electronic Music Inventor Kit|14 28 27 50 44 66|A guitar in the air.
159|Avenger Hero Inventor Kit|14 65 58 20 27 8|A gauntlet with super powers.
160|KORG MIDI Bundle|60 61 62|Three Bits that speak with other instruments.
161|Wireless Pair|63 64|One sends and the other one hears.
198|Arduino Coding Kit|152 101 40 38 29 24*2 23 22 21 51|<strong>YOU BRING THE CODE. <br> \r\nWE'LL BRING THE ELECTRONICS. </strong><br>\r\n<br>\r\n<p>This kit contains 8 of our favorite prototyping modules. It’s everything you need to get started with electronics and programming.</p>
`;

/** Accessories: product id, name, what it is for. */
export const ACCESSORIES = `
51|mounting board|Keeps a circuit together and lets you carry it about.
101|USB power cable|From a computer to a usb power Bit.
102|9V battery + cable|The battery and the cable that go with the power module.
103|9V battery|One more, for it is always empty when you need it.
104|battery cable|From a 9 volt battery to the power module.
105|coin cell|Two of them, flat as coins.
106|Bit shoes: magnet|Stick your circuit to the fridge.
107|Bit shoes: adhesive|Stick your circuit to anything else.
108|Bit shoes: hook & loop|Stick your circuit to your sleeve.
109|brick adapter|Snaps Bits to building bricks.
110|tackle box|A place for every Bit.
111|screwdriver|Small and purple, for the small screws on the Bits.
112|motorMate|Lets wheels, paper and cardboard sit on a motor's shaft.
113|servo hub|Holds a servo where it should be.
114|servo arms|Long ones, short ones and round ones.
115|wheel|Big, white and with a rubber tyre.
116|caster wheel|It follows wherever the others go.
117|mechanical arms|Levers, and the pins between them.
118|linkages|From turning to pushing and pulling.
119|wall adapter|From the wall to a USB cable.
120|microSD card|For sounds, up to four gigabytes.
121|headphone splitter|For two who listen to one circuit.
122|audio cable|From a Bit to a loudspeaker.
123|invention booklet|Projects on paper, with room for your own.
124|Bit index cards|What each Bit does, a card a Bit.
125|mounting board XL|The same for longer circuits.
166|USB Power Adapter + Cable|This power adapter and USB cable combo is the perfect way to power permanent creations! Simply connect the cable from the wall adapter to your usb power Bit.
`;
