# SPDX-License-Identifier: Apache-2.0
"""The English words of the harmless queue."""

from __future__ import annotations

from typing import Final

POSTS: Final[dict[str, tuple[str, ...]]] = {
    "weather": (
        (
            "{day} starts foggy by the river, then the sun comes through around {hour}. Expect "
            "{degrees} degrees in the afternoon and a light wind. Good day to hang the washing "
            "out. Rain is likely again by the weekend, so do not put the umbrella away."
        ),
        (
            "Weather notes for {day}: {many} mm of rain fell overnight and the lane is full of "
            "puddles. It should dry up after {hour}. The evening stays mild at {degrees} "
            "degrees.\n"
            "Wear boots if you take the path by the pond."
        ),
    ),
    "gardening": (
        (
            "The {plant} are doing well this year. I water them every {few} days and cover the "
            "soil with straw. Has anyone tried growing them next to onions? I have {many} "
            "seedlings to give away, come by on {day} after {hour}."
        ),
        (
            "Small question from the allotments: the leaves of my {plant} turn yellow from the "
            "bottom. They get sun until {hour} and I feed them once a week. Is it the cold "
            "nights? It was only {degrees} degrees this morning. Any advice is welcome."
        ),
    ),
    "recipes": (
        (
            "{dish} for {few} people. You need {grams} g of flour, {few} eggs, a little salt and "
            "a spoon of oil. Mix everything, let it rest for {many} minutes, then bake until "
            "golden. We eat it with {fruit} jam. It keeps well until the next day."
        ),
        (
            "I made {dish} on {day} and everyone asked for the recipe, so here it is. Chop an "
            "onion, fry it gently, add {grams} g of carrots and simmer for {many} minutes. "
            "Season at the end. For dessert there was {fruit} tart, the last slice went at "
            "{hour}."
        ),
    ),
    "fair": (
        (
            "The village fair is on {day} this year, on the green behind the school. Stalls open "
            "at {hour}, the cake table closes when the cakes are gone. There will be {many} "
            "stalls, a brass band and a tombola with {fruit} jam as first prize. Bring a chair!"
        ),
        (
            "Helpers wanted for the fair: {few} people for the tea tent and {few} to put up the "
            "benches. We meet on {day} at {hour} by the bandstand. Lunch is {dish}, as always. "
            "The last lights go out at {later}."
        ),
    ),
    "buses": (
        (
            "New timetable from {day}: bus {few} leaves the market at {hour} and every {many} "
            "minutes after that. The last bus back is at {later}. The stop by the mill moves "
            "{many} metres up the road while the pavement is being repaired."
        ),
        (
            "Does anyone know whether bus {few} still stops at the swimming pool? On {day} I "
            "waited {many} minutes and the one at {hour} never came. The driver of the next one "
            "said that the timetable at the stop is last winter's."
        ),
    ),
}

BLANKS: Final[dict[str, tuple[str, ...]]] = {
    "day": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "plant": ("tomatoes", "beans", "courgettes", "strawberries", "leeks", "sunflowers", "peppers"),
    "dish": ("Onion soup", "Lentil stew", "Flat bread", "Potato gratin", "Bean salad"),
    "fruit": ("apricot", "plum", "apple", "cherry", "quince", "pear"),
}

CAPTIONS: Final[dict[str, tuple[str, ...]]] = {
    "landscape": (
        "View from the footbridge on {day}, {degrees} degrees and no wind",
        "Same walk as last week, {hour} this time",
        "Does anyone know this place? Found it on an old memory card",
        "Holiday picture {many} of far too many",
    ),
    "shapes": (
        "Pattern no. {many} from the quilting group",
        "My first attempt at tiles, what do you think?",
        "Wallpaper idea for the hallway",
        "Drawn on {day} while waiting for the bus",
    ),
    "chart": (
        "Figures from the allotment club, {many} members answered",
        "Who can explain this chart to me?",
        "Our {plant} harvest compared with last year",
        "Slide {few} of the meeting on {day}",
    ),
    "page": (
        "The notice from the board, please read",
        "Grandmother's recipe, page {few}",
        "Is this timetable still right?",
        "Minutes of {day}, sorry for the scan",
    ),
    "clip": (
        "Short clip from {day}, sound on",
        "Test of the new camera, {few} seconds",
        "Made this for the children's film club",
    ),
    "placeholder": ("No description was given",),
}

CHARTS: Final = (
    "Rainfall by month (mm)", "Visitors to the library", "Jars of jam sold", "Bus passengers a day",
    "Hours of sunshine", "Harvest by bed (kg)", "Bread baked each month", "Bicycles counted",
)  # fmt: skip
MONTHS: Final = (
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip
ADDED: Final = ("look at this one", "who remembers?", "good morning everyone", "part two below")
