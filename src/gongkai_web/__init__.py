"""The platform on Django and Wagtail. It stands on `gongkai`; the core never imports it.

accounts    who signs in
journal     what was done, append-only     ui       templates, tokens, tags      search   the index behind one interface
organs      organs, their tree, members, and the one policy of who may do what
library     documents, validity, attachments, interpretations
gazette     issues and their items
portal      what the public sees: columns, guide, catalogue, pages
demo        one demonstration county
site        settings, addresses, the server
"""
