package liaison

import (
	"slices"

	"shuanglian/liaison/wording"
)

// RotaOrder is what became of a list of those who take turns: with faults nothing
// is kept of it.
type RotaOrder struct {
	People int
	Faults []string
}

// OrderRota sets who takes turns in a series, by names or 编号 in their order; empty
// lines are skipped.
func (d *Desk) OrderRota(number int64, lines []string, actor string) (RotaOrder, error) {
	s, err := d.SeriesNumbered(number)
	if err != nil {
		return RotaOrder{}, err
	}
	if s.OnDuty == 0 {
		return RotaOrder{}, &Fault{Kind: ErrInvalid, Sentence: wording.NoRota(number)}
	}
	role := RoleDelegate
	if len(s.Roles) > 0 {
		role = s.Roles[0]
	}
	people, err := d.ofRole(s.Township, role)
	if err != nil {
		return RotaOrder{}, err
	}
	var order RotaOrder
	var ids []string
	for i, line := range lines {
		if line == "" {
			continue
		}
		var found []Person
		for _, person := range people {
			if person.Name == line || person.Code == line {
				found = append(found, person)
			}
		}
		switch {
		case len(found) != 1:
			order.Faults = append(order.Faults, wording.RotaLine(i+1, line, len(found)))
		case slices.Contains(ids, found[0].ID):
			order.Faults = append(order.Faults, wording.RotaTwice(i+1, line))
		default:
			ids = append(ids, found[0].ID)
		}
	}
	if len(order.Faults) > 0 {
		return order, nil
	}
	if len(ids) == 0 {
		order.Faults = []string{wording.RotaEmpty()}
		return order, nil
	}
	order.People = len(ids)
	if err := d.tx.SaveRota(s.ID, ids); err != nil {
		return order, err
	}
	return order, d.audit(AuditRow{ActorID: actor, Act: "order_rota"})
}
