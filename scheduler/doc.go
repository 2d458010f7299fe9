// Package scheduler is the clock's way into the facts and the words' way out
// of the account: it runs cron slots and due rows when their time has come, and
// its outbox is the only sender. It decides when and whether an attempt counts
// as sent; what is due, to whom and in which words is decided by liaison. No
// SQL, no conversation and no wording may enter here.
package scheduler
