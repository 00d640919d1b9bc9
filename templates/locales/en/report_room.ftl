# The report room: editions, versions, audiences, links, comparison.

## What an edition prints
report-edition-label = What we found
report-edition-title = { $n ->
    [one] One finding, its other reading, and what would refute it
   *[other] { $count } findings, each with its other reading and what would refute it
}
report-edition-standfirst = The statements are drawn from the data by rule. What stands under the name of { $firm } is commentary: a view beside the figures, which changes none of them.
report-edition-standfirst-plain = The statements are drawn from the data by rule.
report-edition-nobody = Commentary
report-edition-mind = How much the verdict hangs on, and what is not claimed
