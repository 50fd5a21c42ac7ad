"""Words of five letters and more that most people know, whether or not the library has them.

A question with one of them is spelt as it was meant: the search offers no other word for it. Most are from the list of
words familiar to children of ten (Dale and Chall, 1948), as the package textstat has it (MIT licence); words of health, work and
the years since are added.
"""

EVERYDAY = frozenset(
    """
aboard about above absent accept accident account aching acorn across actually addict address admire adult adventure
advert affect afford afraid after afternoon afterward afterwards again against agree ahead airfield airplane airport
airship airway alarm alike alive allergic allergy alley alligator allow almost alone along aloud already although
always amazing america american among amount angel anger angry animal ankle another answer anxious anybody anyhow
anyone anything anyway anywhere apart apartment apiece appear apple appointment april apron argue argument arise
arithmetic armchair armful arose around arrange arrive arrived arrow artist ashes aside asleep asthma attack attend
attention attitude august author autism automobile autumn avenue awake awaken aware awful awfully awhile babies
backache background backward backwards bacon badge badly baker bakery baking balloon banana bandage banjo banker
barber barefoot barely barrel baseball basement basket batch bathe bathing bathroom bathtub battle battleship beach
beard beast beating beautiful beautify beauty became because become becoming bedbug bedroom bedside bedspread
bedtime beech beefsteak beehive before began beggar begged begin beginning begun behave behaviour behind being
belief believe belong below bench beneath berries berry beside besides better between bible bicycle bigger billboard
birth birthday biscuit biting bitter black blackberry blackbird blackboard blackness blacksmith blame blank blanket
blast blaze bleed bless blessing blind blindfold blinds block blood bloom blossom blueberry bluebird blush board
boast bobwhite bodies boiler bonnet bookcase bookkeeper borrow bother bottle bottom bought bounce bowel boxcar boxer
boxes boyhood bracelet brain brake branch brass brave bread break breakfast breast breath breathe breeze brick bride
bridge bright brightness bring broad broadcast broke broken brook broom brother brought brown brush bubble bucket
buckle buffalo buggy build building built bullet bullied bullying bumblebee bunch bundle bunny burden burst bushel
business butcher butter buttercup butterfly buttermilk butterscotch button buttonhole cabbage cabin cabinet cackle
calendar caller calling camel campfire canal canary cancel cancer candle candlestick candy cannon cannot canoe
canyon capital captain cardboard careful careless carelessness carer carload carpenter carpet carriage carrot carry
carve cashier castle catbird catch catcher caterpillar catfish catsup cattle caught cause ceiling cellar center
cereal certain certainly chain chair chalk champion chance change charge charm chart chase chatter cheap cheat check
checkers checkup cheek cheer cheese chemist cherry chest chick chicken chief child childhood children chill chilly
chimney china chipmunk chocolate choice choose chore chorus chose chosen christen christmas church churn cigarette
circle circus citizen clang class classmate classroom clean cleaner clear clerk clever click cliff climb clinic
clinical cloak clock close closet cloth clothes clothing cloud cloudy clover clown cluck clump coach coast cobbler
cocoa coconut cocoon codfish coffee coffeepot collar college color colored colour column comfort comic coming
comment commute company compare complain complaint computer conductor confuse confused connect consent cooked cookie
cookies cooking cooler copper corner correct cottage cotton couch cough could council counsel count counter country
county couple course court cousin cover covid coward cowardly cowboy crack cracker cradle cramps cranberry crank
cranky crash crawl crazy cream creamy creche creek creep crept cried cries crisis croak crook crooked cross crossing
crowd crowded crown cruel crumb crumble crush crust cupboard cupful curious curly curtain curve cushion custard
customer cutting daddy daily dairy daisy damage dance dancer dancing dandy danger dangerous darkness darling
daughter daybreak daytime death december decide decision defeat defend defense delight dementia dentist depend
deposit depressed depression describe desert deserve desire despite destroy devil diabetes diamond diary difference
different dignity dinner direct direction dirty disabled discover discuss disease dislike dismiss dispute ditch
diver divide divorce doctor dollar dolly donkey doorbell doorknob doorstep dosage double dough downstairs downtown
dozen drain drank drawer drawing dream dress dresser dressmaker dried drift drill drink drive driven driver drove
drown drowsy drugs drunk during dusty dwarf dwell dwelt dying eager eagle early earth eastern eaten eczema eight
eighteen eighth eighty either elbow elder elderly eldest electric electricity elephant eleven elsewhere email
emotion employ employee employer empty ending enemy engine engineer english enjoy enough enter envelope equal erase
eraser errand escape estate ethnic evening every everybody everyday everyone everything everywhere exact except
exchange excited exciting excuse exercise expect expert explain extra eyebrow fable facebook facing factory failing
faint fairy faith false family fancy faraway farmer farming farther fashion fasten father fault favor favorite
favour feast feather february fellow fence fever fewer fiddle field fifteen fifth fifty fight figure filed finally
finger finish firearm firecracker fireplace fireworks firing first fisherman flake flame flash flashlight flats
flesh flies flight float flock flood floor flour flower flowery fluent flutter foggy folks follow following foolish
football footprint forehead forest forget forgive forgot forgotten forth fortune forty forum forward fought found
fountain fourteen fourth fracture frail frame freedom freeze freight french fresh friday fried friend friendly
friendship frighten front frost frown froze fruit fudge fully funding funeral funny furniture further fuzzy gallon
gallop garage garbage garden gasoline gather geese gender general gentle gentleman gentlemen geography getting giant
gingerbread given giving gladly glance glass glasses gleam glide glory glove gobble godmother going golden goldfish
goodbye goodness goods goody goose gooseberry govern government gracious grade grain grand grandchild grandchildren
granddaughter grandfather grandma grandmother grandpa grandson grandstand grape grapefruit grapes grass grasshopper
grateful grave gravel graveyard gravy graze grease great green greet grief grieve grind groan grocery ground group
grove guard guess guest guide guilt guilty gunpowder habit haircut hairpin hammer handful handkerchief handle
handover handwriting happen happily happiness happy harassed harbor hardly hardship hardware harness harvest haste
hasten hasty hatch hatchet having hayfield haystack headache healer health healthy heard hearing heart heater heaven
heavy height hello helmet helper helpful helpless helpline henhouse herself hickory hidden highway hillside hilltop
hilly himself history hitch hobby holder holiday hollow homeless homely homesick honest honey honeybee honeymoon
honor hopeful hopeless horse horseback horseshoe hospice hospital hotel hound house housetop housewife housework
housing however humble humour hundred hunger hungry hunter hurrah hurried hurry husband hygiene ideal ignore ignored
illness immune important impossible improve inches income indeed indian indoors infant inform injured injury insect
inside instant instead insulin insult insurance intend interested interesting internet interpret interview invite
involve island itself ivory jacket jacks january jargon jelly jellyfish jockey joint joking jolly journey joyful
joyous judge juice juicy junior kettle kidney killed kindly kindness kingdom kitchen kitten kitty kneel knife knives
knock known ladder ladies language lantern laptop large laugh laundry lawyer leader leaflet learn learned learner
least leather leave leaving lecture legal leisure lemon lemonade length lesson letter letting lettuce level liberty
library light lightness lightning likely liking linen listen little lively liver lives living lizard loaves
locomotive loneliness lonely lonesome lookout loose loser lovely lover loyal lucky lumber lunch lying machine
machinery magazine magic mailbox mailman major making mamma manager manger maple marble march market marriage
married marry master match maternity matron matter mattress maybe mayor maypole meadow meaning means meant measure
medical medicine meeting member memory mental merry message metal middle midnight midwife might mighty migraine
migrant miler milkman million mindful miner minute mirror mischief misspell mistake misty mitten mobile moment
monday money monkey month moonlight moose morning morrow mostly mother motor mount mountain mouse mouth movie movies
moving muddy multiply murder muscle music myself napkin narrow nasty naughty nearby nearly necktie needle neglect
negro neighbor neighborhood neither nerve nervous neurology never nevermore newspaper nibble nickel night nightgown
nineteen ninety nobody noise noisy north northern nothing notice november nowhere number nurse nursery nursing
oatmeal obese obesity ocean october offer office officer often onion online onward operate opinion option orange
orchard order organ other otherwise ought ourselves outcome outdoors outfit outlaw outline outpatient outside
outward overalls overcoat overeat overhead overhear overnight overturn overweight owing owner package paediatric
painful painkiller paint painter painting palace pancake panic pansy pants paper parade pardon parent parking partly
partner party passenger paste pasture patch patient patter pavement payment peace peaceful peach peaches peanut
pearl pencil penny pension people pepper peppermint perfume perhaps period person personal pharmacy phone physio
piano pickle picnic picture piece pigeon piggy pillow pineapple pistol pitch pitcher place plain plane plant plate
platform platter player playground playhouse playmate plaything pleasant please pleasure plenty pocket pocketbook
podcast point poison police policeman policy polish polite ponies popcorn popped porch possible postage postman
potato potatoes pound poverty powder power powerful praise prayer pregnant prepare prescribe present pretty price
prick prince princess print prison private prize problem professor promise proper protect proud prove provide prune
public puddle pumpkin punch punish pupil puppy purple purse pussy pussycat putting puzzle quack qualify quality
quart quarter queen queer question queue quick quickly quiet quilt quite rabbit racism radio radish railroad railway
rainbow rainy raise raisin ranch rapidly rather rattle reach reader reading ready really reason rebuild receive
recess record recover redbird redbreast referral refugee refuse regret rehab reindeer rejoice relative relax
religion remain remedy remember remind remove repair repay repeat report rescue respect result retire retired return
review reward ribbon riddle rider riding right rights rising river roadside roast robber robin rocket rocky roller
rooster rosebud rotten rough round route routine rowboat royal rubbed rubber rubbish ruler rumble runner running
rural rusty saddle sadness safety sailboat sailor saint salad salary sandwich sandy satin satisfactory saturday
sausage savage savings scales scare scared scarf scheme school schoolboy schoolhouse schoolmaster schoolroom science
scorch score scrap scrape scratch scream screen screw scrub search season second secret seeing seesaw seizure select
selfish senior sense sentence separate sepsis september serious servant serve service session setting settle
settlement seven seventeen seventh seventy several severe sexual shade shadow shady shake shaker shaking shall shame
shape share shared sharp shave shear shears sheep sheet shelf shell shepherd shine shining shiny shirt shock
shoemaker shone shook shoot shopping shore short should shoulder shout shovel shower sibling sickness sidewalk
sideways sight silence silent silly silver simple since singer single sissy sister sitting sixteen sixth sixty skate
skater skirt slate slave sleep sleepy sleeve sleigh slept slice slide sling slipped slipper slippery slowly smack
small smart smartphone smell smile smoke smoker smoking smooth snail snake snapping sneeze snowball snowflake snowy
snuff social society socks soldier solve somebody somehow someone something sometime sometimes somewhere sorrow
sorry sound south southern space spade spank sparrow speak speaker spear speech speed spell spelling spend spent
spider spike spill spinach spirit splash spoil spoke spook spoon sport spouse spread spring springtime sprinkle
square squash squeak squeeze squirrel stable stack stage stair stall stamp stand stare start starve state states
station steak steal steam steamboat steamer steel steep steeple steer stepping stick sticky stiff stigma still
stillness sting stitch stock stocking stole stomach stone stood stool stoop stopped stopping store stories stork
storm stormy story stove straight strange stranger strap straw strawberry stream street stress stretch string strip
stripes stroke strong struggle stuck student study stuff stump stung stupid subject sudden suffer sugar suicide
summer sunday sunflower sunlight sunny sunrise sunset sunshine supper support suppose surely surface surgeon surgery
surprise survey survive swallow swamp swear sweat sweater sweep sweet sweetheart sweetness swell swept swift
swimming swing switch sword swore sympathy symptom table tablecloth tablespoon tablet tailor taken taking talker
tardy taste taught teach teacher tease teaspoon teenage teenager teeth telephone temper tennis terms terrible thank
thankful thanks thanksgiving theater their therapy there these thick thief thimble thing think third thirsty
thirteen thirty thorn those though thought thousand thread three threw throat throne through throw thrown thumb
thunder thursday thyroid ticket tickle tiger tight tinkle tiptoe tired tissue title toadstool toast tobacco today
toddler together toilet tomato tomorrow tongue tonight tooth toothbrush toothpick topic torture touch toward towards
towel tower trace track trade train tramp trauma travel treasure treat trick tricycle tried trolley trouble truck
truly trunk trust trusts truth tuesday tulip tumble tumour tunnel turkey turtle tutor twelve twenty twice twitter
ulcer umbrella unable uncle under understand underwear undress unfair unfinished unfold unfriendly unhappy unhurt
uniform united university unkind unknown unless unpaid unpleasant until unwell unwilling update upper upset upside
upstairs uptown upward urgent useful vaccine valentine valid valley valuable value vegan vegetable velvet vessel
victim victory video village violence violet virus visit visitor vitamin voice volunteer wagon waist waiting waken
walker walnut wards washer washtub waste watch watchman water watermelon waterproof wayside weaken weakness wealth
weapon weary weather weave website wedding wednesday weigh weight welcome welfare western whale whatsapp wheat wheel
wheelchair whenever where whether which while whipped whirl whiskey whisky whisper whistle white whole whose wicked
widow wiggle wildcat willing willow windmill window windy winner winter wisdom witch without woman women wonder
wonderful wooden woodpecker woods woolen worker workman world worried worry worse worst worth would wound wrapped
wreck wring wrist write writing written wrong wrote wrung yellow yesterday yonder young youngster yours yourself
yourselves youth
""".split()
)
