package main

import (
	"encoding/json"
	"errors"
	"fmt"

	"shuanglian/liaison"
)

type auditCommands struct {
	Verify auditVerify `cmd:"" help:"核对审计记录：有没有被改过、删过、换过"`
}

type auditVerify struct {
	JSON bool `name:"json" help:"输出 JSON"`
}

// auditRow is the one row of audit verify --json.
type auditRow struct {
	Dropped  int64       `json:"dropped"`
	Sealed   int64       `json:"sealed"`
	Head     string      `json:"head"`
	Unsealed int         `json:"unsealed"`
	Fault    *auditFault `json:"fault"`
}

type auditFault struct {
	Sequence int64  `json:"sequence"`
	ID       string `json:"id"`
	Kind     string `json:"kind"`
}

// Run checks the chain and names the first row that is not as it should be.
func (v *auditVerify) Run(c *console) error {
	var report liaison.AuditReport
	err := c.look(func(d *liaison.Desk, _ Config) (err error) {
		report, err = d.Tx().VerifyAudit()
		return err
	})
	if err != nil {
		return err
	}
	if v.JSON {
		if err := json.NewEncoder(c.out).Encode([]auditRow{auditRowOf(report)}); err != nil {
			return err
		}
	} else {
		printAudit(c, report)
	}
	if report.Fault != nil {
		return errors.New(auditFaultText(*report.Fault) + "。请先备份数据库，再查是谁、什么时候动的")
	}
	return nil
}

func auditRowOf(report liaison.AuditReport) auditRow {
	row := auditRow{Dropped: report.Dropped, Sealed: report.Sealed, Head: report.Head, Unsealed: report.Unsealed}
	if f := report.Fault; f != nil {
		row.Fault = &auditFault{Sequence: f.Sequence, ID: f.ID, Kind: string(f.Kind)}
	}
	return row
}

func printAudit(c *console, report liaison.AuditReport) {
	fmt.Fprintf(c.out, "已上链%d条，核对无误\n", report.Sealed)
	if report.Dropped > 0 {
		fmt.Fprintf(c.out, "其中前%d条保存期满，已删去，链从它们后面接着\n", report.Dropped)
	}
	if report.Head != "" {
		fmt.Fprintf(c.out, "链尾：%s（抄在别处，以后可以对）\n", report.Head)
	}
	if report.Fault == nil {
		fmt.Fprintf(c.out, "还没上链%d条（serve 运行着，几秒内自动上链）\n", report.Unsealed)
	}
}

func auditFaultText(fault liaison.AuditFault) string {
	where := fmt.Sprintf("审计记录第%d条", fault.Sequence)
	if fault.Sequence == 0 {
		where = "还没上链的审计记录"
	}
	if fault.ID != "" {
		where += "（" + fault.ID + "）"
	}
	switch fault.Kind {
	case liaison.AuditChanged:
		return where + "被改过"
	case liaison.AuditMissing:
		return where + "不见了"
	case liaison.AuditMoved:
		return where + "不在原来的位置"
	}
	return where + "不对"
}
