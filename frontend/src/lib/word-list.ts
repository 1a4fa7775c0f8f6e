// Owns the words of a generated passphrase: common, short to type, unlike each other.
export const WORDS: readonly string[] = `
acorn actor admit agree alarm album alert alley alpha amber angle ankle apple april apron
arena armor arrow artist aspen atlas attic august autumn award axis bacon badge baker balcony
ballad bamboo banana banjo banner barley barn basil basin basket beach beacon beam bean bear
beaver bell belt bench berry bicycle biscuit bishop blanket bloom blossom blue board boat
bonus book boot border bottle boulder bowl branch brass bread breeze brick bridge bright broom
brother brush bubble bucket buckle budget buffalo bundle butter button cabin cable cactus
camel camera candle canoe canvas canyon captain caramel carbon card carpet carrot castle
cattle cedar ceiling cello central cereal chair chalk cheese cherry chess chicken chimney
chorus circle citrus clay clever cliff clock cloth cloud clover coach coast cobalt cocoa
coconut coffee collar colony color comet compass copper coral corner cotton couch cousin
cradle crane crater crayon cream cricket crown crystal cube cupboard curtain cushion cycle
daisy dance dawn december deer delta denim desert desk diagram diamond dinner dolphin domain
donkey door dragon drawer dream drum duck dune eagle early earth easel east echo eclipse
editor elbow elder eleven elm ember emerald engine envelope equal evening fabric falcon family
farmer feather fence fern ferry fiddle field fifteen finch finger fireplace flag flame flannel
flock flower flute forest fork fortune fossil fountain fox frame freezer friday frog frost
fruit galaxy garden garlic gate gentle ginger giraffe glacier glove goat gold goose gospel
granite grape gravel green guitar hammer hammock harbor harvest hazel heron hill hockey
holiday hollow honey horizon horse hotel house humble icicle igloo indigo inlet insect iron
island ivory ivy jacket january jasmine jelly jewel jigsaw journey july jungle juniper kayak
kettle kitchen kite kitten ladder lagoon lake lantern laptop laundry lavender leaf leather
lemon letter library lilac lily linen lion lizard lobster lotus lumber lunar magnet mango
maple marble march market meadow melody melon meteor middle milk mineral mint mirror mitten
monday monkey moon morning mosaic moss motor mountain muffin museum music mustard napkin
needle nest nickel noodle north notebook november nutmeg oasis oat ocean october office olive
onion opal orange orbit orchard orchid otter oval owl oyster paddle palace palm panda paper
parade parrot pasture patch peach peacock peanut pear pebble pelican pencil penguin pepper
piano picnic pigeon pillow pilot pine planet plum pocket poem polar pony poplar porch postcard
potato prairie pretzel prism puddle pumpkin puppet puzzle pyramid quartz quill quilt rabbit
radio radish raft rain raisin ranch raven ribbon rice ridge ring river robin rocket rooster
rope rose ruby rudder saddle sail salad salmon sand sapphire saturday sauce scarf school
scooter season seed september shadow sheep shelf shell shore shovel silk silver sister sketch
sky slipper snail snow soap socket sofa soup south sparrow spice spider spinach spoon spring
spruce squirrel stable star station stone stork story stove stream string summer summit sunday
sunflower sunset swallow swan sweater table tablet tailor talent tango teapot temple tennis
tent theater thimble thistle thread thunder thursday ticket tiger timber tomato topaz torch
tower tractor trail train travel treasure triangle trumpet tuesday tulip tunnel turkey turnip
turtle twelve twenty umbrella uncle unicorn valley vanilla velvet village vine violet violin
volcano voyage wagon walnut walrus water wave weaver wednesday west whale wheat whistle willow
window winter wizard wolf wonder wooden yard yellow yogurt zebra zenith zipper
`
  .trim()
  .split(/\s+/);
