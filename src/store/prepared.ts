/**
 * Begins a statement whose text is one of few and comes again and again: PostgreSQL then parses and plans it once a
 * connection. D1 reads a comment.
 */
export const PREPARED = '/* prepared */ ';
