package main

import (
	"encoding/json"
	"errors"
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
	JSON     bool   `name:"json" help:"输出 JSON"`
	Township string `placeholder:"乡镇" help:"只列这个乡镇办公室管的"`
	Most     int    `default:"200" placeholder:"件数" help:"最多几件，新的在前"`
}

// Validate is asked by the parser.
func (m *matterList) Validate() error { return checkMost(m.Most) }

func checkMost(most int) error {
	if most < 1 {
		return errors.New("--most 至少是1")
	}
	return nil
}

// Run lists matters, newest first; a sealed one is never listed.
func (m *matterList) Run(c *console) error {
	rows := []matterRow{}
	err := c.look(func(d *liaison.Desk, config Config) error {
		most := m.Most
		if m.Township != "" { // those of others don't count
			most = 0
		}
		if err := d.TownshipKnown(m.Township); err != nil {
			return err
		}
		matters, err := d.Tx().AllMatters(most)
		for _, matter := range matters {
			if matter.Level != liaison.Sealed && d.IsOf(matter, m.Township) && len(rows) < m.Most {
				rows = append(rows, matterRowOf(matter, config.Organization.Location()))
			}
		}
		return err
	})
	if err != nil {
		return err
	}
	if m.JSON {
		return json.NewEncoder(c.out).Encode(rows)
	}
	for _, row := range rows {
		fmt.Fprintln(c.out, row.line())
	}
	return nil
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
	shown := struct {
		matterRow
		Steps []stepRow `json:"steps"`
	}{Steps: []stepRow{}}
	err := c.look(func(d *liaison.Desk, config Config) error {
		matter, err := d.Tx().MatterByNumber(m.Number)
		if errors.Is(err, liaison.ErrNotFound) || err == nil && matter.Level == liaison.Sealed {
			return &liaison.Fault{Kind: liaison.ErrNotFound, Sentence: "没有编号" + m.Number + "，请核对六位数字"}
		}
		if err != nil {
			return err
		}
		location := config.Organization.Location()
		shown.matterRow = matterRowOf(matter, location)
		moves, err := d.Tx().Moves(matter.ID)
		for _, move := range moves {
			shown.Steps = append(shown.Steps, stepRow{string(move.From), string(move.To), string(move.Role), stamp(move.At, location)})
		}
		return err
	})
	if err != nil {
		return err
	}
	if m.JSON {
		return json.NewEncoder(c.out).Encode([]any{shown})
	}
	fmt.Fprintln(c.out, shown.line())
	for _, step := range shown.Steps {
		fmt.Fprintf(c.out, "  %s  %s → %s（%s）\n", minutes(step.At), inChinese(step.From), inChinese(step.To), inChinese(step.By))
	}
	return nil
}
