package storage

import (
	"shuanglian/liaison"
	"shuanglian/storage/db"
)

// SaveAbsence inserts an absence, or ends the one of its id.
func (t *tx) SaveAbsence(absence liaison.Absence) error {
	const act = "save absence"
	if absence.ID == "" {
		return missing(act, "id")
	}
	return t.failed(act, t.q.SaveAbsence(t.ctx, db.SaveAbsenceParams{
		ID: absence.ID, PersonID: absence.PersonID, Since: instant(absence.Since), Until: instant(absence.Until),
		StandInID: absence.StandInID, SaidAt: instant(absence.SaidAt), EndedAt: instant(absence.EndedAt),
	}))
}

// Absence reads one absence.
func (t *tx) Absence(id string) (liaison.Absence, error) {
	row, err := t.q.GetAbsence(t.ctx, id)
	return one(t, "read absence", row, err, readAbsence)
}

// AbsencesOf lists the absences of a person that have not been ended, earliest first.
func (t *tx) AbsencesOf(personID string) ([]liaison.Absence, error) {
	rows, err := t.q.ListAbsencesOf(t.ctx, personID)
	return each(t, "list absences", rows, err, readAbsence)
}

// StandingIn lists the absences in which a person stands in for somebody.
func (t *tx) StandingIn(personID string) ([]liaison.Absence, error) {
	rows, err := t.q.ListStandingIn(t.ctx, personID)
	return each(t, "list absences by stand-in", rows, err, readAbsence)
}

func readAbsence(row db.Absence) (liaison.Absence, error) {
	absence := liaison.Absence{ID: row.ID, PersonID: row.PersonID, StandInID: row.StandInID}
	err := moments(momentPair{row.Since, &absence.Since}, momentPair{row.Until, &absence.Until},
		momentPair{row.SaidAt, &absence.SaidAt}, momentPair{row.EndedAt, &absence.EndedAt})
	return absence, err
}
