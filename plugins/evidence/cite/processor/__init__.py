"""The citation processor: one reference, one published style, one line of text.

This folder alone imports citeproc, a processor for the Citation Style Language. Nothing of its
logic is repeated here: `elements` keeps what it would look up again and puts right what it does
otherwise than CSL asks.
"""
