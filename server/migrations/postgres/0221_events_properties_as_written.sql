-- Stores filled before properties were kept as written hold guessed dates: they are filled anew.
update event_store set rebuilding = true where generation is not null;
