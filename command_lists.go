package main

import (
	"encoding/json"
	"fmt"
	"time"

	"shuanglian/liaison"
)

type matterCommands struct {
	List matterList `cmd:"" help:"列出事项：编号、状态、日期、身份，不含内容和姓名"`
	Show matterShow `cmd:"" help:"看一件的经过"`
}

// matterRow is one row of matter list --json: metadata only.
type matterRow struct {
	Number      string `json:"number"`
	State       string `json:"state"`
	Recipient   string `json:"recipient"`
	Level       string `json:"level"`
	Rating      string `json:"rating"`
	WithOffice  bool   `json:"with_office"`
	Submitted   string `json:"submitted"`
	FirstDue    string `json:"first_due"`
	FirstAnswer string `json:"first_answer,omitempty"`
	Replied     string `json:"replied,omitempty"`
	Closed      string `json:"closed,omitempty"`
}

type matterList struct {
	JSON bool `name:"json" help:"输出 JSON"`
	Most int  `default:"200" help:"最多几件"`
}

// Run lists matters, newest first; a sealed one is never listed.
func (m *matterList) Run(c *console) error {
	rows := []matterRow{}
	err := c.look(func(d *liaison.Desk, config Config) error {
		matters, err := d.Tx().AllMatters(m.Most)
		for _, matter := range matters {
			if matter.Level != liaison.Sealed {
				rows = append(rows, matterRowOf(matter, config.Organization.Location()))
			}
		}
		return err
	})
	if err != nil || m.JSON {
		return errorsFirst(err, encodeIf(c, m.JSON, rows))
	}
	for _, row := range rows {
		fmt.Fprintf(c.out, "%s\t%s\t%s\t%s\t交于%s\t答复期限%s\n", row.Number, row.State, row.Recipient, row.Level, row.Submitted, row.FirstDue)
	}
	return nil
}

func encodeIf(c *console, wanted bool, rows any) error {
	if !wanted {
		return nil
	}
	return json.NewEncoder(c.out).Encode(rows)
}

func matterRowOf(m liaison.Matter, location *time.Location) matterRow {
	return matterRow{Number: m.Number, State: string(m.State), Recipient: string(m.Recipient), Level: string(m.Level),
		Rating: string(m.Rating), WithOffice: m.WithOffice, Submitted: stamp(m.SubmittedAt, location), FirstDue: stamp(m.FirstDueAt, location),
		FirstAnswer: stamp(m.FirstAnswerAt, location), Replied: stamp(m.RepliedAt, location), Closed: stamp(m.ClosedAt, location)}
}

func stamp(t time.Time, location *time.Location) string {
	if t.IsZero() {
		return ""
	}
	return t.In(location).Format(time.RFC3339)
}

type matterShow struct {
	Number string `arg:"" help:"六位编号"`
	JSON   bool   `name:"json" help:"输出 JSON"`
}

// stepRow is one step in a matter's life.
type stepRow struct {
	From string `json:"from"`
	To   string `json:"to"`
	By   string `json:"by"`
	At   string `json:"at"`
}

// Run shows a matter's dates and steps, never its words.
func (m *matterShow) Run(c *console) error {
	var row matterRow
	steps := []stepRow{}
	err := c.look(func(d *liaison.Desk, config Config) error {
		matter, err := d.Tx().MatterByNumber(m.Number)
		if err != nil || matter.Level == liaison.Sealed {
			return &liaison.Fault{Kind: liaison.ErrNotFound, Sentence: "没有编号" + m.Number + "，请核对六位数字"}
		}
		location := config.Organization.Location()
		row = matterRowOf(matter, location)
		moves, err := d.Tx().Moves(matter.ID)
		for _, move := range moves {
			steps = append(steps, stepRow{string(move.From), string(move.To), string(move.Role), stamp(move.At, location)})
		}
		return err
	})
	if err != nil || m.JSON {
		return errorsFirst(err, encodeIf(c, m.JSON, []any{struct {
			matterRow
			Steps []stepRow `json:"steps"`
		}{row, steps}}))
	}
	fmt.Fprintf(c.out, "%s\t%s\t%s\t%s\t答复期限%s\n", row.Number, row.State, row.Recipient, row.Level, row.FirstDue)
	for _, step := range steps {
		fmt.Fprintf(c.out, "  %s\t%s → %s\t%s\n", step.At, step.From, step.To, step.By)
	}
	return nil
}

type deliveryCommands struct {
	List deliveryList `cmd:"" help:"列出发出的消息：种类、状态、次数，不含内容"`
}

// deliveryRow is one row of deliveries list --json.
type deliveryRow struct {
	ID         string `json:"id"`
	Kind       string `json:"kind"`
	State      string `json:"state"`
	Matter     string `json:"matter,omitempty"`
	Attempts   int    `json:"attempts"`
	SecondCopy bool   `json:"second_copy"`
	Outcome    string `json:"outcome,omitempty"`
	Ready      string `json:"ready"`
	Sent       string `json:"sent,omitempty"`
}

type deliveryList struct {
	JSON  bool     `name:"json" help:"输出 JSON"`
	State []string `help:"只列这些状态：queued sending waiting sent task recalled dropped"`
	Most  int      `default:"200" help:"最多几条"`
}

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
	if err != nil || l.JSON {
		return errorsFirst(err, encodeIf(c, l.JSON, rows))
	}
	for _, row := range rows {
		fmt.Fprintf(c.out, "%s\t%s\t%s\t%s\t试了%d次\t%s\n", row.ID, row.Kind, row.State, row.Matter, row.Attempts, row.Outcome)
	}
	return nil
}

// deliveryRowOf leaves out what belongs to a sealed matter.
func deliveryRowOf(d *liaison.Desk, delivery liaison.Delivery, location *time.Location) (deliveryRow, bool, error) {
	row := deliveryRow{ID: delivery.ID, Kind: string(delivery.Kind), State: string(delivery.State), Attempts: delivery.Attempts,
		SecondCopy: delivery.SecondCopy, Outcome: delivery.Outcome, Ready: stamp(delivery.ReadyAt, location), Sent: stamp(delivery.SentAt, location)}
	if delivery.MatterID == "" {
		return row, true, nil
	}
	matter, err := d.Tx().Matter(delivery.MatterID)
	row.Matter = matter.Number
	return row, matter.Level != liaison.Sealed, err
}
