"""What may be wrong with a translation: a class a question, in a module named for its id; `runner` asks them all."""
