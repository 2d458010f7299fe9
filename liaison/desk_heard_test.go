package liaison_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"shuanglian/liaison"
)

// TestHeldItemsFollowByDeadline: of what he is to answer three follow a message,
// soonest deadline first whatever came first; answers use the reserve; mere
// notices share what is left.
func TestHeldItemsFollowByDeadline(t *testing.T) {
	for name, c := range map[string]struct {
		held string // kinds in the order they came; a card's digit is its deadline's day
		sent string
		left int
	}{
		"five cards, the last one due first":  {"c5 c4 c3 c2 c1", "c1 c2 c3", 2},
		"cards before answers of the reserve": {"c1 a a a", "c1 a a a", 0},
		"answers beside three cards":          {"c3 c1 c2 a a a", "c1 c2 c3 a a", 1},
		"notices share the room of cards":     {"n n c1 c2", "n n c1", 1},
		"nothing":                             {"", "", 0},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPlace(t, func(terms *liaison.Terms) { terms.Policy.ServiceReserve = 2 })
			p.imports(township, townshipLinks)
			wang, member := p.join("王建国"), p.join("李大山")
			kinds := map[byte]liaison.DeliveryKind{'c': liaison.DeliverCard, 'a': liaison.DeliverAnswer, 'n': liaison.DeliverNotice}
			p.do(func(d *liaison.Desk) error {
				for i, item := range strings.Fields(c.held) {
					id := fmt.Sprintf("%d %s", i, item)
					held := liaison.Delivery{ID: id, Key: id, PersonID: wang.ID, Kind: kinds[item[0]], Text: item, State: liaison.DeliveryWaiting, ReadyAt: p.now, CreatedAt: p.now}
					if item[0] == 'c' {
						matter := liaison.Matter{ID: "m" + id, State: liaison.StateSubmitted, AuthorID: member.ID, HolderID: wang.ID, DelegateID: wang.ID,
							Recipient: liaison.ToDelegate, Level: liaison.Named, SubmittedAt: p.now, FirstDueAt: p.now.Add(time.Duration(item[1]-'0') * 24 * time.Hour)}
						if err := d.Tx().SaveMatter(&matter); err != nil {
							return err
						}
						held.MatterID = matter.ID
					}
					if _, err := d.Tx().AddDelivery(&held); err != nil {
						return err
					}
				}
				return nil
			})
			held := ask(p, func(d *liaison.Desk) (liaison.Held, error) { return d.Heard(wang.OpenID, wang.ID, liaison.ActMessage) })
			var sent []string
			for {
				sending, ok := p.sending()
				if !ok {
					break
				}
				sent = append(sent, sending.Text)
				p.do(func(d *liaison.Desk) error {
					return d.ReportSending(liaison.SendReport{DeliveryID: sending.DeliveryID, Rung: sending.Rung, Result: liaison.ResultSent, At: p.now})
				})
			}
			if got := strings.Join(sent, " "); got != c.sent || held.Left != c.left || held.Following != len(sent) {
				t.Errorf("sent %q, %+v", got, held)
			}
		})
	}
}
