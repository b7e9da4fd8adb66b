"""Hỏi Báo Cáo: ask Vietnamese local-government reports, with citations.

    report file -> reading -> chunking -> embedding -> indexing        (when reports change)
    question    -> searching -> answering -> chat                      (each turn)

Each name above is a module or folder here; a stage imports only stages before it (pyproject.toml
holds the order). `records` is the vocabulary, `vietnamese` the language both sides share,
`wiring` the one place that turns settings into objects, `cli` and `app.py` the two doors.
"""
