"""A whole article as plain text, in the shape in which one copies it from a page."""

HEADLINE = "‘We had to begin again’: Sorcha Lally tells of the winter without a ferry"
STANDFIRST = (
    "Sorcha, who keeps the shop on the island, told of the storm that took the pier in a post "
    "on Instagram"
)
BODY = """\
What one notices about the way Sorcha Lally tells it is that she begins with the weather, as if \
the weather needed an excuse. On the island it is usual: whoever complains of the sea is asked \
why he lives beside it, and so the complaint comes last.

The 41-year-old has kept the shop since her mother gave it up, and in a short film on her \
Instagram account she walks along what is left of the pier with her son, who asks when the boat \
is going to come.

It is quite something to watch.



View this post on Instagram


A post shared by Sorcha Lally (@lallys_shop) on

In two posts she has counted what went: the crane, the ice house, and forty metres of wall.

"I guess this is a good way to say it to all of you at once," she wrote. "There will be no bread \
on Thursday."

Related: Bread by helicopter, and other mornings

"We want you to know that we are well, and that the cat is well. We will never lose sight of that.


"I'm telling you now because you will see the pictures anyway."

Counting the stones

This is the second pier in eight years; the first went in the spring tide that people still \
call the big one.

View this post on Instagram


A post shared by Sorcha Lally (@lallys_shop) on

She has been praised for saying plainly what a winter without a boat costs, and for saying it in \
the shop's own account, where the opening hours usually stand.

Related: 'A long and very wet road' Cormac Daly says he is rowing the post himself

"I have no shame in asking for help with this. There is so much talk of being hardy."

About 160 people live on the island through the winter, and nearly all of them buy their milk \
from her.

Main photograph: Nora Finn


Read more: How to land a boat without a pier

Read more: 10 things that float

Read more: The reality of a decade of tides

The Kettle newsletter
"""
TEXT = f"{HEADLINE}\n\n{STANDFIRST} \n\n{BODY}"
RELATED = (
    "Bread by helicopter, and other mornings",
    "‘A long and very wet road’ Cormac Daly says he is rowing the post himself",
)
READ_MORE = (
    "How to land a boat without a pier",
    "10 things that float",
    "The reality of a decade of tides",
)
