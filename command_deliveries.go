package main

import (
	"fmt"
	"time"

	"shuanglian/liaison"
)

type deliveryCommands struct {
	List  deliveryList  `cmd:"" help:"列出发出的消息：种类、状态、次数，不含内容"`
	Retry deliveryRetry `cmd:"" help:"没送到的再发一次：一条，或从某时起的一类；记入审计"`
}

// deliveryRow is one row of deliveries list --json.
type deliveryRow struct {
	ID         string `json:"id"`
	Kind       string `json:"kind"`
	State      string `json:"state"`
	Matter     string `json:"matter,omitempty"`
	Rung       string `json:"rung,omitempty"`
	Attempts   int    `json:"attempts"`
	SecondCopy bool   `json:"second_copy"`
	Outcome    string `json:"outcome,omitempty"`
	Ready      string `json:"ready"`
	Sent       string `json:"sent,omitempty"`
}

type deliveryList struct {
	JSON  bool     `name:"json" help:"输出 JSON"`
	State []string `enum:"queued,sending,waiting,sent,task,recalled,dropped" placeholder:"状态" help:"只列这些状态，可写几个：queued 等发 sending 在发 waiting 等对方说话 sent 已发 task 请打电话（打过的写“电话已告”） recalled 已撤回 dropped 不发了"`
	Most  int      `default:"200" placeholder:"条数" help:"最多几条，新的在前"`
}

// Validate is asked by the parser.
func (l *deliveryList) Validate() error { return checkMost(l.Most) }

// Run lists deliveries, newest first.
func (l *deliveryList) Run(c *console) error {
	rows := []deliveryRow{}
	states := make([]liaison.DeliveryState, 0, len(l.State))
	for _, state := range l.State {
		states = append(states, liaison.DeliveryState(state))
	}
	err := c.look(func(d *liaison.Desk, config Config) error {
		deliveries, err := d.Tx().ListDeliveries(states, l.Most)
		if err != nil {
			return err
		}
		for _, delivery := range deliveries {
			row, listed, err := deliveryRowOf(d, delivery, config.Organization.Location())
			if err != nil {
				return err
			}
			if listed {
				rows = append(rows, row)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return printList(c.out, l.JSON, rows, deliveryRow.line)
}

// line is a delivery as a line of a list.
func (r deliveryRow) line() string {
	return fmt.Sprintf("%s  %s  %s  %s  试了%d次  %s", minutes(r.Ready), inChinese(r.Kind), stateWord(r.State, r.Outcome), orNone(r.Matter), r.Attempts, outcomeWord(r.Outcome))
}

// deliveryRowOf leaves out what belongs to a sealed matter.
func deliveryRowOf(d *liaison.Desk, delivery liaison.Delivery, location *time.Location) (deliveryRow, bool, error) {
	row := deliveryRow{ID: delivery.ID, Kind: string(delivery.Kind), State: string(delivery.State), Rung: string(delivery.Rung), Attempts: delivery.Attempts,
		SecondCopy: delivery.SecondCopy, Outcome: delivery.Outcome, Ready: stamp(delivery.ReadyAt, location), Sent: stamp(delivery.SentAt, location)}
	if delivery.MatterID == "" {
		return row, true, nil
	}
	matter, err := d.Tx().Matter(delivery.MatterID)
	row.Matter = matter.Number
	return row, matter.Level != liaison.Sealed, err
}
