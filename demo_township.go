package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"shuanglian/bot/simulator"
	"shuanglian/liaison"
	"shuanglian/liaison/roster"
)

// demoTownship is the demo's roster with a second clerk and a discipline liaison, so that every role can be played.
func demoTownship() []roster.Source {
	sources := demoRoster()
	sources[0].Data = append(sources[0].Data, []byte(`L02,陈静,13900000009,联络员,联络办公室,,
J01,郑清,13900000010,纪检专员,镇纪委,,
`)...)
	return sources
}

// demoPhones are the owners of the three phones at first: a member who is yet
// to follow, his delegate, and the office.
func demoPhones() []string { return []string{"李大山", "王建国", "张宁"} }

// seeding brings the demo's township to life through the front door.
type seeding struct {
	app      *App
	platform *simulator.Platform
	cards    map[string]liaison.Card // by name
}

// seedDemo imports the township and lets those who hold a role bind themselves with their codes; the members are left to be
// tried, each with a binding card to scan.
func seedDemo(ctx context.Context, app *App, platform *simulator.Platform) error {
	file, faults := roster.Read(demoTownship(), roster.Options{})
	if len(faults) > 0 {
		return fmt.Errorf("演示名册有错：%s", faults[0])
	}
	s := &seeding{app: app, platform: platform, cards: map[string]liaison.Card{}}
	if err := s.issue(ctx, file); err != nil {
		return err
	}
	for _, name := range demoPhones() {
		platform.AddPerson(name, "") // the notes follow
	}
	for _, row := range file.People {
		platform.AddPerson(row.Name, demoNote(row))
	}
	for _, row := range file.People {
		var err error
		if liaison.Role(row.Roles[0]).IsMember() {
			err = s.layOut(ctx, s.cards[row.Name], row.Name+"的绑定卡")
		} else {
			err = s.introduce(ctx, row.Name)
		}
		if err != nil {
			return err
		}
	}
	return s.hangUp(ctx)
}

// issue imports the roster and makes a card for everybody on it.
func (s *seeding) issue(ctx context.Context, file roster.File) error {
	return s.app.office.Do(ctx, func(d *liaison.Desk) error {
		if _, err := d.Import(file, "command:demo"); err != nil {
			return err
		}
		people, err := d.AwaitingCode(liaison.Chosen{})
		if err != nil {
			return err
		}
		for _, person := range people {
			if s.cards[person.Name], err = d.IssueCard(person.ID, "command:demo"); err != nil {
				return err
			}
		}
		return nil
	})
}

// hangUp makes the delegates' cards, which hang in their villages.
func (s *seeding) hangUp(ctx context.Context) error {
	var cards []liaison.Card
	err := s.app.office.Do(ctx, func(d *liaison.Desk) error {
		delegates, err := d.Delegates(liaison.Chosen{})
		if err != nil {
			return err
		}
		cards = cards[:0]
		for _, delegate := range delegates {
			card, err := d.DelegateCard(delegate)
			if err != nil {
				return err
			}
			cards = append(cards, card)
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, card := range cards {
		if err := s.layOut(ctx, card, card.Person.Name+"代表的二维码"); err != nil {
			return err
		}
	}
	return nil
}

// layOut asks the platform for a card's picture and puts it where the phones can scan it.
func (s *seeding) layOut(ctx context.Context, card liaison.Card, label string) error {
	s.platform.LabelScene(strconv.Itoa(card.Scene.Number), label)
	if _, err := askFor(ctx, s.app.account, s.app.config, card); err != nil {
		return fmt.Errorf("演示：做不了%s：%w", label, err)
	}
	return nil
}

// demoNote says on the list of owners who he is, and to a member how he may bind.
func demoNote(row roster.PersonRow) string {
	roles := make([]string, 0, len(row.Roles))
	for _, role := range row.Roles {
		roles = append(roles, role.Chinese())
	}
	note := strings.Join(roles, "、")
	if liaison.Role(row.Roles[0]).IsMember() {
		note += "；发“绑定 " + row.Name + " " + row.Phone[len(row.Phone)-4:] + "”"
	}
	return note
}

// introduce follows and binds with a code, as a person would.
func (s *seeding) introduce(ctx context.Context, name string) error {
	if err := s.platform.Follow(ctx, name); err != nil {
		return fmt.Errorf("演示：%s关注不了：%w", name, err)
	}
	for _, words := range []string{s.cards[name].Digits, "1", "1"} {
		if err := s.platform.Say(ctx, name, words); err != nil {
			return fmt.Errorf("演示：%s绑定不了：%w", name, err)
		}
	}
	return nil
}
