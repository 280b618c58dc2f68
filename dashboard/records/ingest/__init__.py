"""From what people have (documents, tables, surveys) to rows of the record tables."""
