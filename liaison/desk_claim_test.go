package liaison_test

import (
	"errors"
	"sync"
	"testing"
	"time"

	"shuanglian/liaison"
)

// clerks are two of the office, 张宁 and 周岚, beside the township.
func (p *place) clerks() (first, second liaison.Viewer) {
	p.t.Helper()
	p.imports(township+"L02,周岚,13900000018,联络员,联络办公室\n", townshipLinks)
	return p.join("张宁"), p.join("周岚")
}

func TestOfTwoWhoClaimAtOnceOneHasIt(t *testing.T) {
	p := newPlace(t)
	first, second := p.clerks()
	matter := p.raise(p.join("李大山"), liaison.ChooseOffice)
	p.now = p.now.Add(time.Hour)
	said := make([]liaison.Person, 2)
	var both sync.WaitGroup
	for i, clerk := range []liaison.Viewer{first, second} {
		both.Go(func() {
			said[i] = ask(p, func(d *liaison.Desk) (liaison.Person, error) {
				now, err := d.Tx().Matter(matter.ID)
				if err != nil {
					return liaison.Person{}, err
				}
				return d.Claim(clerk, now)
			})
		})
	}
	both.Wait()
	has := ask(p, func(d *liaison.Desk) (liaison.Matter, error) { return d.Tx().Matter(matter.ID) }).ClerkID
	if said[0].ID != has || said[1].ID != has || has != first.ID && has != second.ID {
		t.Errorf("they were told %s and %s, the matter says %s", said[0].Name, said[1].Name, has)
	}
}

func TestWhatIsNoneOfTheOfficesIsNotClaimed(t *testing.T) {
	p := newPlace(t)
	clerk, other := p.clerks()
	author, delegate := p.join("李大山"), p.join("王建国")
	for name, test := range map[string]struct {
		matter liaison.Matter
		viewer liaison.Viewer
	}{
		"with the delegate":    {p.raise(author, liaison.ChoosePartner), clerk},
		"by a delegate":        {p.raise(author, liaison.ChooseOffice), delegate},
		"by its author":        {p.raise(clerk, liaison.ChooseOffice), clerk},
		"of an earlier clerk":  {p.raise(author, liaison.ChooseOffice), liaison.Viewer{Person: other.Person, OpenID: other.OpenID, Strength: liaison.Weak}},
		"what is about him":    {p.about(p.raise(author, liaison.ChooseOffice), clerk.ID), clerk},
		"what was handed back": {p.closed(p.raise(author, liaison.ChooseOffice)), clerk},
	} {
		t.Run(name, func(t *testing.T) {
			err := p.try(func(d *liaison.Desk) error {
				_, err := d.Claim(test.viewer, test.matter)
				return err
			})
			if !errors.Is(err, liaison.ErrForbidden) {
				t.Errorf("got %v", err)
			}
		})
	}
}

// about makes a person a subject of the matter; closed ends it.
func (p *place) about(matter liaison.Matter, personID string) liaison.Matter {
	matter.Subjects = append(matter.Subjects, personID)
	p.do(func(d *liaison.Desk) error { return d.Tx().SaveMatter(&matter) })
	return matter
}

func (p *place) closed(matter liaison.Matter) liaison.Matter {
	matter.State = liaison.StateClosed
	p.do(func(d *liaison.Desk) error { return d.Tx().SaveMatter(&matter) })
	return matter
}
