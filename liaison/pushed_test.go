package liaison_test

import (
	"fmt"
	"testing"
	"time"

	"shuanglian/liaison"
)

// askedOf is what 李大山 is asked in a place where so many answers of his wait for
// a rating, all shown.
func askedOf(t *testing.T, answers int) (p *place, asked func() liaison.AskedOf) {
	t.Helper()
	p = newPlace(t)
	ask(p, func(d *liaison.Desk) (struct{}, error) {
		tx := d.Tx()
		if err := tx.SavePerson(liaison.Person{ID: "author", Name: "李大山"}); err != nil {
			return struct{}{}, err
		}
		if err := tx.SaveBinding(liaison.Binding{OpenID: "o", PersonID: "author", State: liaison.BindingBound, Strength: liaison.Weak, Following: true}); err != nil {
			return struct{}{}, err
		}
		for i := range answers {
			matter := liaison.Matter{ID: fmt.Sprint("m", i), Number: fmt.Sprint(500000 + i), State: liaison.StateReplied, AuthorID: "author", AuthorFrom: "o",
				Level: liaison.Named, Recipient: liaison.ToDelegate, Gist: "路灯", SubmittedAt: d.Now()}
			if err := tx.SaveMatter(&matter); err != nil {
				return struct{}{}, err
			}
			if err := tx.SaveQuestion(liaison.Question{ID: fmt.Sprintf("q%02d", i), PersonID: "author", Kind: liaison.AskRating, ObjectID: matter.ID,
				Options: liaison.PushedOptions(liaison.AskRating), Pushed: true, ShownAt: d.Now().Add(time.Duration(i) * time.Second)}); err != nil {
				return struct{}{}, err
			}
		}
		return struct{}{}, nil
	})
	return p, func() liaison.AskedOf {
		t.Helper()
		return ask(p, func(d *liaison.Desk) (liaison.AskedOf, error) {
			return d.AskedOf(liaison.Viewer{Person: liaison.Person{ID: "author"}, OpenID: "o", Strength: liaison.Weak})
		})
	}
}

func TestCodesOfOpenQuestionsNeverCollide(t *testing.T) {
	p, asked := askedOf(t, 11)
	codes := map[string]string{}
	without := 0
	open := asked().Open
	for _, one := range open {
		for _, option := range one.Options {
			code := one.Code(option)
			if code == "" {
				without++
				continue
			}
			if other, taken := codes[code]; taken {
				t.Errorf("%s means %s and %s", code, other, one.ID)
			}
			codes[code] = one.ID
		}
	}
	if len(open) != 11 || len(codes) != 27 || without != 6 || codes["11"] != "q00" || codes["93"] != "q08" {
		t.Errorf("%d open, %d without a code: %v", len(open), without, codes)
	}
	// one is answered: its tens go to one that had none, the others keep theirs
	ask(p, func(d *liaison.Desk) (struct{}, error) {
		return struct{}{}, d.Taken(open[3].Question, open[3].Options[0])
	})
	for _, one := range asked().Open {
		code := one.Code(one.Options[0])
		switch {
		case one.ID == "q09" && code != "41", one.ID != "q09" && code != "" && codes[code] != one.ID:
			t.Errorf("%s has the code %s", one.ID, code)
		}
	}
}

func TestWhatIsNoLongerAskedIsNotListed(t *testing.T) {
	p, asked := askedOf(t, 3)
	ask(p, func(d *liaison.Desk) (struct{}, error) {
		matter, err := d.Tx().Matter("m1")
		if err != nil {
			return struct{}{}, err
		}
		matter.State = liaison.StateClosed
		return struct{}{}, d.Tx().SaveMatter(&matter)
	})
	if open := asked().Open; len(open) != 2 || open[0].ID != "q00" || open[1].ID != "q02" || open[1].About != "500002（路灯）" {
		t.Errorf("%+v", open)
	}
}

func TestAKindNobodyRegisteredIsNotPushed(t *testing.T) {
	p := newPlace(t)
	err := p.try(func(d *liaison.Desk) error {
		return d.Push(liaison.Question{PersonID: "author", Kind: "unheard"}, &liaison.Delivery{Kind: liaison.DeliverQuestion, Text: "?"})
	})
	if err == nil {
		t.Error("it was pushed")
	}
}
