package main

import (
	"errors"
	"strings"
	"time"

	"shuanglian/liaison"
)

type matterCommands struct {
	List matterList `cmd:"" help:"列出事项：编号、状态、日期、身份，不含内容和姓名"`
	Show matterShow `cmd:"" help:"看一件的经过：怎么转的、到了哪一步、发了什么"`
}

// matterRow is one row of matter list --json: metadata only. Author, holder, clerk
// and gist are there only when they were asked for with a reason.
type matterRow struct {
	Number      string `json:"number"`
	State       string `json:"state"`
	Recipient   string `json:"recipient"`
	Level       string `json:"level"`
	Rating      string `json:"rating"`
	WithOffice  bool   `json:"with_office"`
	Claimed     bool   `json:"claimed"`        // somebody of the office has taken it on
	Entered     bool   `json:"entered"`        // written down for somebody on the telephone
	Reworded    bool   `json:"reworded"`       // the office's words stand for the author's
	ByPhone     bool   `json:"rated_by_phone"` // the rating was given on the telephone
	Urgent      bool   `json:"urgent"`
	Submitted   string `json:"submitted"`
	FirstDue    string `json:"first_due"`
	OfficeDue   string `json:"office_due"`
	FirstAnswer string `json:"first_answer,omitempty"`
	Replied     string `json:"replied,omitempty"`
	Closed      string `json:"closed,omitempty"`
	Author      string `json:"author,omitempty"`
	Holder      string `json:"holder,omitempty"`
	Clerk       string `json:"clerk,omitempty"`
	Gist        string `json:"gist,omitempty"`
}

func matterRowOf(m liaison.Matter, location *time.Location) matterRow {
	return matterRow{Number: m.Number, State: string(m.State), Recipient: string(m.Recipient), Level: string(m.Level),
		Rating: string(m.Rating), WithOffice: m.WithOffice, Claimed: m.ClerkID != "", Entered: m.EnteredBy != "", Reworded: m.Reworded,
		ByPhone: m.RatedBy != "", Urgent: m.Urgent, Submitted: stamp(m.SubmittedAt, location), FirstDue: stamp(m.FirstDueAt, location),
		OfficeDue: stamp(m.OfficeDueAt, location), FirstAnswer: stamp(m.FirstAnswerAt, location),
		Replied: stamp(m.RepliedAt, location), Closed: stamp(m.ClosedAt, location)}
}

func (r *matterRow) reveal(who liaison.MatterRevealed) {
	r.Author, r.Holder, r.Clerk, r.Gist = who.Author, who.Holder, who.Clerk, who.Gist
}

func stamp(t time.Time, location *time.Location) string {
	if t.IsZero() {
		return ""
	}
	return t.In(location).Format(time.RFC3339)
}

// revealing are the options by which a command shows names and words.
type revealing struct {
	Reveal bool   `help:"连姓名、内容一起列出，记入审计；要写 --reason。封存的永远不列"`
	Reason string `placeholder:"原因" help:"为什么要看，记入审计"`
}

func (r revealing) check() error {
	if r.Reveal && strings.TrimSpace(r.Reason) == "" {
		return errors.New("--reveal 要写原因：--reason 核对重复登记")
	}
	return nil
}

// desk runs a view, or where names and words are shown, what is audited.
func (r revealing) desk(c *console, act func(*liaison.Desk, Config) error) error {
	return c.withOffice(func(office liaison.Office, config Config) error {
		open := office.Look
		if r.Reveal {
			open = office.Do
		}
		return open(c.context, func(d *liaison.Desk) error { return act(d, config) })
	})
}

type matterList struct {
	revealing
	JSON     bool   `name:"json" help:"输出 JSON"`
	Township string `placeholder:"乡镇" help:"只列这个乡镇办公室管的"`
	Most     int    `default:"200" placeholder:"件数" help:"最多几件，新的在前"`
}

// Validate is asked by the parser.
func (m *matterList) Validate() error { return errorsFirst(m.check(), checkMost(m.Most)) }

func checkMost(most int) error {
	if most < 1 {
		return errors.New("--most 至少是1")
	}
	return nil
}

// Run lists matters, newest first; a sealed one is never listed and takes nobody's
// place.
func (m *matterList) Run(c *console) error {
	var rows []matterRow
	err := m.desk(c, func(d *liaison.Desk, config Config) (err error) {
		rows, err = m.rows(d, config.Organization.Location())
		return err
	})
	if err != nil {
		return err
	}
	return printList(c.out, m.JSON, rows, matterRow.line)
}

func (m *matterList) rows(d *liaison.Desk, location *time.Location) ([]matterRow, error) {
	if err := d.TownshipKnown(m.Township); err != nil {
		return nil, err
	}
	most := m.Most
	if m.Township != "" { // those of others don't count
		most = 0
	}
	matters, err := d.Tx().MattersUnsealed(most)
	rows := []matterRow{}
	for _, matter := range matters {
		if !d.IsOf(matter, m.Township) || len(rows) == m.Most {
			continue
		}
		row := matterRowOf(matter, location)
		if m.Reveal {
			who, err := d.Reveal(matter, strings.TrimSpace(m.Reason), "command:matter list")
			if err != nil {
				return nil, err
			}
			row.reveal(who)
		}
		rows = append(rows, row)
	}
	return rows, err
}
