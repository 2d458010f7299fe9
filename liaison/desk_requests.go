package liaison

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

// requestText is what a person asks of the office.
func (d *Desk) requestText(task OfficeTask) (string, error) {
	person, err := d.tx.Person(task.PersonID)
	if err != nil {
		return "", err
	}
	return d.confirmText(person)
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
// forgets in what words.
func (d *Desk) forgetRequests(personID string) error {
	tasks, err := d.tx.OpenTasks()
	if err != nil {
		return err
	}
	for _, task := range tasks {
		if task.PersonID != personID || !isRequest(task.Kind) {
			continue
		}
		task.Words = ""
		if err := d.endTask(task, "left"); err != nil {
			return err
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
