package storage

import "shuanglian/liaison"

// InSight tells whether the person bound to the openid may see the matter, by
// the same rows that the lists below are held to.
func (t *tx) InSight(openID liaison.OpenID, matterID string) (bool, error) {
	count, err := t.q.IsInSight(t.ctx, string(openID), matterID)
	return count > 0, t.failed("look for a matter in sight", err)
}

// RaisedInSight lists what the person has handed in, newest submission first.
func (t *tx) RaisedInSight(openID liaison.OpenID, authorID string) ([]liaison.Matter, error) {
	rows, err := t.q.ListRaisedInSight(t.ctx, string(openID), authorID)
	return each(t, "list matters raised in sight", rows, err, readMatter)
}

// HeldInSight lists the open matters the person holds, soonest deadline first.
func (t *tx) HeldInSight(openID liaison.OpenID, personID string) ([]liaison.Matter, error) {
	rows, err := t.q.ListHeldInSight(t.ctx, string(openID), personID)
	return each(t, "list matters held in sight", rows, err, readMatter)
}

// OfficeInSight lists the open matters with the office, soonest deadline first.
func (t *tx) OfficeInSight(openID liaison.OpenID) ([]liaison.Matter, error) {
	rows, err := t.q.ListOfficeInSight(t.ctx, string(openID))
	return each(t, "list matters with office in sight", rows, err, readMatter)
}

// SealedInSight lists the open sealed matters, soonest deadline first.
func (t *tx) SealedInSight(openID liaison.OpenID) ([]liaison.Matter, error) {
	rows, err := t.q.ListSealedInSight(t.ctx, string(openID))
	return each(t, "list sealed matters in sight", rows, err, readMatter)
}
