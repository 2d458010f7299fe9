package roster

import (
	"bytes"
	"encoding/csv"

	"shuanglian/liaison/workday"
)

// HistoryRow is one link there is or was, for people to read: nobody imports it.
type HistoryRow struct {
	Kind             Kind
	FromCode, From   string
	ToCode, To       string
	Since, Until     workday.Date // Until zero: it lasts
	FromOrganization string
}

// WriteHistory gives 联系历史.csv: who contacted whom from when to when, without a phone number. Its headings are not those
// of a table, so that it isn't imported by mistake.
func WriteHistory(rows []HistoryRow) Source {
	var text bytes.Buffer
	text.WriteString("\ufeff")
	lines := csv.NewWriter(&text)
	lines.UseCRLF = true
	_ = lines.Write([]string{"哪一种", "谁的编号", "谁", "他的组织", "联系谁的编号", "联系谁", "从", "到"}) // a Buffer takes everything
	for _, row := range rows {
		kind := "走访"
		if row.Kind == Interview {
			kind = "约谈联系"
		}
		_ = lines.Write([]string{kind, row.FromCode, row.From, row.FromOrganization, row.ToCode, row.To, dateText(row.Since), dateText(row.Until)})
	}
	lines.Flush()
	return Source{Name: "联系历史.csv", Data: text.Bytes()}
}
