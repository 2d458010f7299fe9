package storage

import (
	"time"

	"shuanglian/liaison"
	"shuanglian/storage/db"
)

// Binding reads how far an openid has come.
func (t *tx) Binding(openID liaison.OpenID) (liaison.Binding, error) {
	row, err := t.q.GetBinding(t.ctx, string(openID))
	return one(t, "read binding", row, err, readBinding)
}

// BindingOf reads the one binding of a person that is in state bound.
func (t *tx) BindingOf(personID string) (liaison.Binding, error) {
	return recall(t, question{what: "binding", of: personID}, func() (liaison.Binding, error) {
		row, err := t.q.GetBindingOf(t.ctx, personID)
		return one(t, "read binding of person", row, err, readBinding)
	})
}

// SaveBinding inserts or replaces by openid. A second binding in state bound
// for one person is ErrConflict: unbind the old one first.
func (t *tx) SaveBinding(binding liaison.Binding) error {
	const act = "save binding"
	if binding.OpenID == "" {
		return missing(act, "openid")
	}
	err := t.q.SaveBinding(t.ctx, db.SaveBindingParams{
		Openid: string(binding.OpenID), PersonID: binding.PersonID, State: string(binding.State),
		Strength: string(binding.Strength), CodeID: binding.CodeID, Following: binding.Following,
		FollowedAt: instant(binding.FollowedAt), BoundAt: instant(binding.BoundAt),
		ConsentText: binding.ConsentText, ConsentedAt: instant(binding.ConsentedAt), DelegateID: binding.DelegateID,
		ClaimedName: clean(binding.Claim.Name), ClaimedPhone: binding.Claim.Phone, ClaimedAt: instant(binding.Claim.At),
	})
	if err == nil {
		err = t.q.TouchTags(t.ctx)
	}
	return t.failed(act, err)
}

// DropClaimsBefore forgets what people said of themselves before the time and
// never consented to.
func (t *tx) DropClaimsBefore(at time.Time) (int, error) {
	dropped, err := t.q.DropClaimsBefore(t.ctx, instant(at))
	if err != nil {
		return 0, t.failed("drop old claims", err)
	}
	names, err := t.q.ForgetStrangersWords(t.ctx, instant(at))
	return int(dropped + names), t.failed("drop old claims", err)
}

// AddBindTry keeps one failed attempt.
func (t *tx) AddBindTry(try liaison.BindTry) error {
	return t.failed("add bind try", t.q.AddBindTry(t.ctx, db.AddBindTryParams{
		ID: try.ID, Openid: try.From, Name: try.Name, PersonID: try.PersonID, At: instant(try.At),
	}))
}

// BindTriesBy adds up the tries from one account.
func (t *tx) BindTriesBy(from string, since time.Time) (liaison.BindTries, error) {
	row, err := t.q.CountBindTriesBy(t.ctx, from, instant(since))
	return liaison.BindTries{Count: int(row.Tries), Names: int(row.Names)}, t.failed("count bind tries", err)
}

// BindTriesOn adds up the tries that meant a person.
func (t *tx) BindTriesOn(personID string, since time.Time) (liaison.BindTries, error) {
	row, err := t.q.CountBindTriesOn(t.ctx, personID, instant(since))
	return liaison.BindTries{Count: int(row.Tries), Names: int(row.Names)}, t.failed("count bind tries on person", err)
}

// BindNameTried tells whether the account has tried this name before.
func (t *tx) BindNameTried(from, nameFingerprint string, since time.Time) (bool, error) {
	count, err := t.q.CountBindName(t.ctx, from, nameFingerprint, instant(since))
	return count > 0, t.failed("look for a tried name", err)
}

// DropBindTriesBefore forgets the tries made before the time and counts them.
func (t *tx) DropBindTriesBefore(at time.Time) (int, error) {
	dropped, err := t.q.DropBindTriesBefore(t.ctx, instant(at))
	return int(dropped), t.failed("drop old bind tries", err)
}

func readBinding(row db.Binding) (liaison.Binding, error) {
	binding := liaison.Binding{
		OpenID: liaison.OpenID(row.Openid), PersonID: row.PersonID, State: liaison.BindingState(row.State),
		Strength: liaison.Strength(row.Strength), CodeID: row.CodeID, Following: row.Following, ConsentText: row.ConsentText,
		DelegateID: row.DelegateID, Claim: liaison.Claim{Name: row.ClaimedName, Phone: row.ClaimedPhone},
	}
	err := moments(
		momentPair{row.FollowedAt, &binding.FollowedAt},
		momentPair{row.BoundAt, &binding.BoundAt},
		momentPair{row.ConsentedAt, &binding.ConsentedAt}, momentPair{row.ClaimedAt, &binding.Claim.At},
	)
	return binding, err
}
