"""What the made-up person writes: plain sentences, none of them anybody's."""

EARLY = (
    "Wrote the evening down before it started. That alone made it slower.",
    "Work was loud. I went round the block twice before going home.",
    "Not much to say. I am tired and I am here.",
    "Called my sister. We talked about the garden for an hour.",
    "Slept badly. The first hour of the day is the longest one.",
    "The shop on the corner is on my way. I took the other road.",
    "I told Sam that I am keeping this. He did not make it a big thing.",
    "Rain all day. Cooked soup, and there is some left for tomorrow.",
)
EASING = (
    "Smaller evening than planned. I noticed it only afterwards.",
    "Woke up before the alarm. I had forgotten how that is.",
    "Wanted to, around nine. Did the dishes, and it was ten.",
    "The group was good tonight. I said two sentences.",
    "Bought running shoes. Walked in them.",
    "A whole film without getting up once.",
    "Breakfast with the window open. Nothing special, and I liked it.",
    "Asked my doctor the question I had put off. It took a minute.",
)
TRAVELLING = (
    "Five hours ahead of home. Everything tastes of salt and sun.",
    "Long walk along the river. My legs are heavier than my head, for once.",
    "The hotel bar is downstairs. I read upstairs.",
    "Could not sleep, so I watched the trams begin.",
    "Last evening here. I would like to keep this slowness.",
)
HARD = (
    "The call came on Monday. I do not want to write about it yet.",
    "Too much noise inside. I sat on the kitchen floor until it was quieter.",
    "Sam came over and we said little. It helped.",
    "I am writing this so that the day has an end.",
    "Nothing works tonight except waiting. So I wait.",
    "Ate something. Showered. That is the list for today.",
)
LAPSE = (
    "I drank. I am writing it down as it is.",
    "Again tonight. I told Sam, and he is calling tomorrow.",
    "Fourth evening. I poured the rest away and went to bed with a book.",
)
STEADY = (
    "An ordinary day. I am learning to like those.",
    "It came at six, as it does, and went at half past.",
    "Planted the beans. They do nothing for a while, and then they do.",
    "Slept seven hours and dreamt of the sea.",
    "Lunch with my sister. She asked, and I could answer.",
    "Said no without a reason. Nobody needed one.",
    "Long day, early night.",
    "The group again. I stayed for the tea afterwards.",
    "Read over what I wrote in the hard weeks. It is all still here, and so am I.",
)
AT_A_CRAVING = (
    "",
    "",
    "",
    "On the way home.",
    "After the call.",
    "Bored more than anything.",
    "It had nearly gone when I noticed it.",
    "Stood up, drank water, sat down again.",
)
