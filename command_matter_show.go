package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"shuanglian/liaison"
)

type matterShow struct {
	revealing
	Number string `arg:"" name:"编号" help:"六位编号"`
	JSON   bool   `name:"json" help:"输出 JSON"`
}

// Validate is asked by the parser.
func (m *matterShow) Validate() error { return m.check() }

// matterPage is a matter with everything that has happened to it. Words are there
// only when they were asked for with a reason.
type matterPage struct {
	matterRow
	Route      []routeRow    `json:"route"`
	Steps      []stepRow     `json:"steps"`
	Deliveries []relayRow    `json:"deliveries"`
	Words      []spokenWords `json:"words,omitempty"`
}

// routeRow is why it went to whom, in roles.
type routeRow struct {
	Reason string `json:"reason"`
	To     string `json:"to"`
	By     string `json:"by"`
	At     string `json:"at"`
}

// stepRow is one step in a matter's life.
type stepRow struct {
	From string `json:"from"`
	To   string `json:"to"`
	By   string `json:"by"`
	At   string `json:"at"`
}

// relayRow is one message about it, to whom by his part in it.
type relayRow struct {
	Kind     string `json:"kind"`
	To       string `json:"to"`
	State    string `json:"state"`
	Attempts int    `json:"attempts"`
	Outcome  string `json:"outcome,omitempty"`
	Ready    string `json:"ready"`
	Sent     string `json:"sent,omitempty"`
}

type spokenWords struct {
	Kind     string `json:"kind"`
	By       string `json:"by"`
	At       string `json:"at"`
	Text     string `json:"text"`
	Recalled bool   `json:"recalled"`
}

// Run shows a matter's dates, its way, steps and messages; its words and names only
// for a reason.
func (m *matterShow) Run(c *console) error {
	var page matterPage
	var refused error
	err := c.withOffice(func(office liaison.Office, config Config) error {
		return office.Do(c.context, func(d *liaison.Desk) error {
			shown, err := m.shown(d)
			page, refused = matterPageOf(shown, config.Organization.Location()), nil
			if errors.Is(err, liaison.ErrNotFound) { // that somebody has tried is kept
				refused, err = err, nil
			}
			return err
		})
	})
	if err = errorsFirst(err, refused); err != nil {
		return err
	}
	if m.JSON {
		return json.NewEncoder(c.out).Encode([]matterPage{page})
	}
	fmt.Fprintln(c.out, strings.Join(page.lines(), "\n"))
	return nil
}

func (m *matterShow) shown(d *liaison.Desk) (liaison.MatterShown, error) {
	const actor = "command:matter show"
	if m.Reveal {
		return d.RevealMatter(m.Number, strings.TrimSpace(m.Reason), actor)
	}
	return d.ShowMatter(m.Number, actor)
}

func matterPageOf(shown liaison.MatterShown, location *time.Location) matterPage {
	page := matterPage{matterRow: matterRowOf(shown.Matter, location), Route: []routeRow{}, Steps: []stepRow{}, Deliveries: []relayRow{}}
	for _, step := range shown.Route {
		page.Route = append(page.Route, routeRow{string(step.Reason), string(step.To), string(step.By), stamp(step.At, location)})
	}
	for _, move := range shown.Moves {
		page.Steps = append(page.Steps, stepRow{string(move.From), string(move.To), string(move.Role), stamp(move.At, location)})
	}
	for _, one := range shown.Deliveries {
		page.Deliveries = append(page.Deliveries, relayRow{Kind: string(one.Kind), To: string(one.To), State: string(one.State),
			Attempts: one.Attempts, Outcome: one.Outcome, Ready: stamp(one.ReadyAt, location), Sent: stamp(one.SentAt, location)})
	}
	if shown.Revealed == nil {
		return page
	}
	page.reveal(*shown.Revealed)
	for _, said := range shown.Revealed.Words {
		page.Words = append(page.Words, spokenWords{string(said.Kind), said.By, stamp(said.At, location), said.Text, said.Recalled})
	}
	return page
}

// lines are the page as people read it.
func (p matterPage) lines() []string {
	lines := []string{p.line()}
	for _, mark := range []struct {
		is   bool
		word string
	}{{p.Urgent, "急件"}, {p.Entered, "办公室代录"}, {p.Reworded, "已改写"}, {p.Claimed, "办公室有人认领"}, {p.ByPhone, "电话评价"}} {
		if mark.is {
			lines[0] += "  " + mark.word
		}
	}
	for _, date := range []struct{ word, at string }{{"先答复", p.FirstAnswer}, {"答完", p.Replied}, {"办结", p.Closed}} {
		if date.at != "" {
			lines = append(lines, fmt.Sprintf("%s  %s", date.word, minutes(date.at)))
		}
	}
	lines = append(lines, "怎么转的：")
	for _, step := range p.Route {
		lines = append(lines, fmt.Sprintf("  %s  %s，交给%s（%s）", minutes(step.At), routeWord(step.Reason), inChinese(step.To), inChinese(step.By)))
	}
	lines = append(lines, "到了哪一步：")
	for _, step := range p.Steps {
		lines = append(lines, fmt.Sprintf("  %s  %s → %s（%s）", minutes(step.At), inChinese(step.From), inChinese(step.To), inChinese(step.By)))
	}
	lines = append(lines, "发了什么：")
	for _, one := range p.Deliveries {
		lines = append(lines, fmt.Sprintf("  %s  %s  给%s  %s  试了%d次", minutes(one.Ready), inChinese(one.Kind), inChinese(one.To), stateWord(one.State, one.Outcome), one.Attempts))
	}
	return append(lines, p.spoken()...)
}

func (p matterPage) spoken() []string {
	if len(p.Words) == 0 {
		return nil
	}
	lines := []string{"说了什么："}
	for _, said := range p.Words {
		line := fmt.Sprintf("  %s  %s  %s：%s", minutes(said.At), inChinese(said.Kind), orNone(said.By), said.Text)
		if said.Recalled {
			line += "（已撤回）"
		}
		lines = append(lines, line)
	}
	return lines
}
