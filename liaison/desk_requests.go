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

// forgetRequests ends what somebody has asked of the office who is gone.
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
