package storage

import "shuanglian/liaison"

// DraftsBy lists a person's drafts, oldest first.
func (t *tx) DraftsBy(authorID string) ([]liaison.Matter, error) {
	const act = "list drafts"
	ids, err := t.q.ListDraftsBy(t.ctx, authorID)
	if err != nil {
		return nil, t.failed(act, err)
	}
	drafts := make([]liaison.Matter, 0, len(ids))
	for _, id := range ids {
		draft, err := t.Matter(id)
		if err != nil {
			return nil, t.failed(act, err)
		}
		drafts = append(drafts, draft)
	}
	return drafts, nil
}

// CutMatters takes an openid off the matters written from it.
func (t *tx) CutMatters(openID liaison.OpenID) error {
	return t.failed("cut matters", t.q.ForgetMatterAccounts(t.ctx, string(openID)))
}

// GiveMatters makes another person the author of everything one has raised, and
// of what was said and asked on it.
func (t *tx) GiveMatters(fromID, toID string) error {
	for _, give := range []func() error{
		func() error { return t.q.GiveMatters(t.ctx, toID, fromID) },
		func() error { return t.q.GiveEntries(t.ctx, toID, fromID) },
		func() error { return t.q.GiveQuestions(t.ctx, toID, fromID) },
	} {
		if err := give(); err != nil {
			return t.failed("give matters", err)
		}
	}
	return nil
}
