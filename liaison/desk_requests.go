package liaison

import (
	"errors"
	"fmt"

	"shuanglian/liaison/wording"
)

// The office tasks that people raise about themselves.
const (
	TaskConfirm = "confirm" // somebody who is not on the roster has given his name: 核实
	TaskCorrect = "correct" // what the roster says of him is wrong: 更正
	TaskExport  = "export"  // he wants to have what is kept of him: 导出
)

// isRequest tells the tasks that people raise about themselves: they stay open
// until the office has ended them.
func isRequest(kind string) bool {
	return kind == TaskConfirm || kind == TaskCorrect || kind == TaskExport
}

// RequestName is what a request is called to people: 更正.
func RequestName(kind string) string {
	switch kind {
	case TaskCorrect:
		return "更正"
	case TaskExport:
		return "导出"
	case TaskConfirm:
		return "核实"
	}
	return "核对"
}

// requestText is what a person asks of the office.
func (d *Desk) requestText(task OfficeTask) (string, error) {
	person, err := d.tx.Person(task.PersonID)
	if err != nil {
		return "", err
	}
	switch task.Kind {
	case TaskCorrect:
		return wording.ToCorrect(person.Name, person.Organization, person.Phone, wording.Framed(task.Words)), nil
	case TaskExport:
		return wording.ToExport(person.Name, person.Organization, person.Phone), nil
	}
	return d.confirmText(person)
}

// MayRequest tells whether somebody may ask for his own data, which takes a code;
// that he asked, and a refusal, is audited.
func (d *Desk) MayRequest(v Viewer, kind string) (bool, error) {
	may := v.Strength == Strong
	return may, d.audit(AuditRow{ActorID: v.ID, Act: kind, PersonID: v.ID, Refused: !may})
}

// AskForCorrection brings the office what somebody says is wrong about him (更正).
// It returns his words as the office reads them. ErrForbidden without a code.
func (d *Desk) AskForCorrection(v Viewer, words string) (string, error) {
	if may, err := d.MayRequest(v, TaskCorrect); err != nil || !may {
		return "", errors.Join(err, fmt.Errorf("liaison: correction needs a code: %w", ErrForbidden))
	}
	return wording.Framed(words), d.raiseTask(OfficeTask{Kind: TaskCorrect, PersonID: v.ID, Words: words, Key: TaskCorrect + ":" + d.tx.NewID()})
}

// AskForExport asks the office to hand somebody what is kept of him (导出); false
// when it has been asked already. ErrForbidden without a code.
func (d *Desk) AskForExport(v Viewer) (bool, error) {
	if may, err := d.MayRequest(v, TaskExport); err != nil || !may {
		return false, errors.Join(err, fmt.Errorf("liaison: export needs a code: %w", ErrForbidden))
	}
	tasks, err := d.tx.OpenTasks()
	if err != nil {
		return false, err
	}
	for _, task := range tasks {
		if task.Kind == TaskExport && task.PersonID == v.ID {
			return false, nil
		}
	}
	return true, d.raiseTask(OfficeTask{Kind: TaskExport, PersonID: v.ID, Key: TaskExport + ":" + d.tx.NewID()})
}

// Requesting lists those of a name who have asked the office for this, as far as a
// clerk may know.
func (d *Desk) Requesting(v Viewer, kind, name string) ([]Person, error) {
	tasks, err := d.TasksFor(v)
	if err != nil {
		return nil, err
	}
	var asking []Person
	seen := map[string]bool{}
	for _, task := range tasks {
		if task.Kind != kind || seen[task.PersonID] {
			continue
		}
		seen[task.PersonID] = true
		person, err := d.tx.Person(task.PersonID)
		if err != nil {
			return nil, err
		}
		if person.Name == name {
			asking = append(asking, person)
		}
	}
	return asking, nil
}

// EndRequest ends what somebody has asked of the office: done, or not and why. He
// is told, and so are the other clerks. ErrNotFound when nothing is asked any more.
func (d *Desk) EndRequest(v Viewer, person Person, kind, words string, done bool) error {
	asking, err := d.Requesting(v, kind, person.Name)
	if err != nil {
		return err
	}
	open := false
	for _, one := range asking {
		open = open || one.ID == person.ID
	}
	if !open {
		return fmt.Errorf("liaison: nothing is asked: %w", ErrNotFound)
	}
	if err := d.audit(AuditRow{ActorID: v.ID, Act: "end:" + kind, PersonID: person.ID, Refused: !done}); err != nil {
		return err
	}
	if err := d.endRequests(person.ID, kind, v.ID); err != nil {
		return err
	}
	what := RequestName(kind)
	if err := d.tellColleagues(v, person, "ended:"+d.tx.NewID(), wording.RequestEndedBy(person.Name, what, v.Name)); err != nil {
		return err
	}
	return d.send(&Delivery{Kind: DeliverNotice, PersonID: person.ID, Text: d.endedText(person, kind, words, done)})
}

// endedText is what the person is told; words of the clerk are framed like all that
// passes from one person to another.
func (d *Desk) endedText(person Person, kind, words string, done bool) string {
	if words != "" {
		words = wording.Framed(words)
	}
	switch {
	case !done:
		return wording.RequestNotDone(RequestName(kind), words, d.OfficeOf(person))
	case kind == TaskExport:
		return wording.ExportReady(words, d.OfficeOf(person))
	}
	return wording.YouAreCorrected(words)
}

// endRequests ends what somebody has asked of the office: all of a kind.
func (d *Desk) endRequests(personID, kind, by string) error {
	tasks, err := d.tx.OpenTasks()
	if err != nil {
		return err
	}
	for _, task := range tasks {
		if task.PersonID != personID || task.Kind != kind {
			continue
		}
		if err := d.endTask(task, by); err != nil {
			return err
		}
	}
	return nil
}

// forgetRequests ends what somebody has asked of the office who is gone, and
// forgets in what words, also in the notices by which the office learned of it.
func (d *Desk) forgetRequests(personID string) error {
	tasks, err := d.tx.OpenTasks()
	if err != nil {
		return err
	}
	for _, task := range tasks {
		if task.PersonID != personID || !isRequest(task.Kind) {
			continue
		}
		if err := d.forgetNotices(task); err != nil {
			return err
		}
		task.Words = ""
		if err := d.endTask(task, "left"); err != nil {
			return err
		}
	}
	return nil
}

func (d *Desk) forgetNotices(task OfficeTask) error {
	for _, role := range []Role{RoleLiaisonOfficer, RoleAdministrator} {
		clerks, err := d.tx.PeopleWithRole(role)
		if err != nil {
			return err
		}
		for _, clerk := range clerks {
			notice, err := d.tx.DeliveryByKey(taskKey(task.ID, clerk.ID))
			if errors.Is(err, ErrNotFound) {
				continue
			}
			if err != nil {
				return err
			}
			if notice.Text = ""; notice.State == DeliveryQueued || notice.State == DeliveryWaiting {
				notice.State, notice.Outcome = DeliveryDropped, "the person has left"
			}
			if err := d.tx.SaveDelivery(notice); err != nil {
				return err
			}
		}
	}
	return nil
}

// tellColleagues tells the other clerks who have to do with a person that one of
// them has dealt with something of his.
func (d *Desk) tellColleagues(v Viewer, person Person, key, text string) error {
	staff, err := d.OfficeStaff()
	if err != nil {
		return err
	}
	for _, clerk := range staff {
		his, err := d.concerns(clerk, d.townshipOf(person))
		if err != nil {
			return err
		}
		if !his || clerk.ID == v.ID || clerk.ID == person.ID {
			continue
		}
		if err := d.send(&Delivery{Kind: DeliverNotice, PersonID: clerk.ID, Key: key + ":" + clerk.ID, Text: text}); err != nil {
			return err
		}
	}
	return nil
}
