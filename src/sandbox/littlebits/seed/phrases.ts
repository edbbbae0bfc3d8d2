// At each bar but those within a slot, `{servo|LED}`.
const words = (text: string): readonly string[] => text.split(/\|(?![^{]*\})/);

export const ADJECTIVES = words(
  'Singing|Sleepy|Cardboard|Musical|Glowing|Dancing|Self-Watering|Bluetooth|Giant|Tiny|Haunted|Solar|Wearable|Grumpy|Automatic|Tweeting|Invisible|Analog|Internet-Connected|Marshmallow',
);
export const THINGS = words(
  'Piggy Bank|Night Light|Drawing Machine|Doorbell|Cat Feeder|Etch-a-Sketch™|Greeting Card|Race Car|Theremin|Lighthouse|Plant Monitor|Pinball|Snow Globe|Backpack|Alarm Clock|Vending Machine|Catapult|Puppet Theater|Weather Vane|Coffee Bell|Ferris Wheel|Bubble Blower|Fishing Game|Jack-o’-Lantern|Spirograph|Dollhouse Elevator|Guitar Pedal|Sound Box|Fan Boat|Spider',
);
export const DESCRIPTIONS = words(
  'A {thing} that RINGS when you come near and LIGHTS up when you pet it!<br>|<p>We built this {thing} in one afternoon with my class of {12-30}.</p>|Power + pulse + {servo|LED|buzzer} = a littleBits powered {thing}.|<div>\r\n\t<p><b>Build your own {thing}.</b> It takes {2-9} Bits &amp; a box. See <a rel="nofollow" target="_blank" href="/tips-tricks">the tips</a>.</p>\r\n</div>|My {thing} for the {bitWars|#makerhour|science fair} challenge. It works {most of the time|every time|on the second try}.',
);
export const STEP_TITLES = words(
  'Gather what you need|Build the circuit|Cut the box|Decorate|Test it|Attach the motor|Add a switch|Play!',
);
export const STEP_TEXTS = words(
  '<b>Snap the Bits together</b> in this order and turn the power on.|Cut {2-6} holes of {1-5} cm. <i>Ask an adult for the knife.</i>|Glue everything to the board and let it dry for {10-40} minutes.|Turn the dimmer until it {moves|blinks|hums} as you like it.|Paint it. We took design influence from {beetles|submarines|jukeboxes}.',
);
export const COMMENTS = words(
  'AWESOME!!!! :)|So cool, my kids want one now.|What Bit did you use for the {motor|sensor|light}?|I made this with {12-30} fourth graders & it was a hit.|Does it work with the {Base|Gizmos & Gadgets|Synth} Kit too?|<b>Love</b> it!|Can you post the template, please?|first!|Mine only works when I hold it upside down <3',
);
export const REPLIES = words(
  'Thank you!|Yes, it does.|I used the {servo|dc motor}, but a fan works as well.|Uploaded it just now.|Same here!|Try a fresh battery.',
);
export const TAGS = words(
  'education|music|halloween|bitwars|wearables|kids|art|robot|home|games|holiday|science|lights|cloudbit|cardboard|cars',
);
export const TOOLS = words(
  '3D Printers|Scissors|Hot Glue Gun|Laser Cutter|Utility Knife|Screwdriver|Sewing Needle|Ruler',
);
export const MATERIALS = words(
  'Assorted Paints and Finishing Oils|Cardboard Box|Tape|Paper Cup|Googly Eyes|Rubber Band|Popsicle Sticks|Felt|Aluminum Foil|String',
);
export const CREDITS = words('God|My sister|The whole fourth grade|Mom & Dad');
