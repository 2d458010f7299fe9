package liaison

import "shuanglian/liaison/wording"

// RescueReplies hands replies that were offered but perhaps never written to
// the outbox, marked as a possible second copy.
func (d *Desk) RescueReplies() (int, error) {
	offered, err := d.ToRescue()
	if err != nil {
		return 0, err
	}
	for _, reply := range offered {
		if err := d.RescueReply(reply); err != nil {
			return 0, err
		}
	}
	return len(offered), nil
}

// ToRescue lists such replies, a batch of them.
func (d *Desk) ToRescue() ([]OfferedReply, error) {
	return d.tx.OfferedBefore(d.now.Add(-d.terms.Policy.ReplyUnwrittenAfter), laneLimit)
}

// RescueReply is RescueReplies for one.
func (d *Desk) RescueReply(reply OfferedReply) error {
	if err := d.tx.MarkRescued(reply.Key); err != nil {
		return err
	}
	if reply.Reply.Text == "" || reply.OpenID == "" {
		return nil
	}
	return d.send(&Delivery{Kind: DeliverReplyCopy, OpenID: reply.OpenID, SecondCopy: true,
		Key: "reply:" + reply.Key, Text: wording.PossiblyTwice(reply.Reply.Text)})
}

// LeaveReply puts off a reply that can't be handed over, so that the others are.
func (d *Desk) LeaveReply(key string) error {
	return d.tx.PutOffRescue(key, d.now.Add(setAsideFor))
}
