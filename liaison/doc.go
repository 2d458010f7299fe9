// Package liaison is the field: people, contacts, matters, questions and
// deliveries of the double-contact system, the rules they obey and the use
// cases of a Desk. It declares the interfaces it needs (Office, Tx) and does no
// I/O; time, chance and settings come in as values. No other room of the
// program may be imported here except its own sub-rooms.
package liaison
