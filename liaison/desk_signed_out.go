package liaison

import "shuanglian/liaison/wording"

// signedOut are the open matters that a clerk has handed out and the office still
// has charge of, while it is for others to act on them: those of handling units and
// those without a name. What somebody was given by name is between him and its author.
func (d *Desk) signedOut(v Viewer) ([]Matter, error) {
	inSight, err := d.tx.OfficeInSight(v.OpenID)
	if err != nil {
		return nil, err
	}
	var out []Matter
	for _, matter := range inSight {
		if !MayAnswer(v, matter) || !matter.Route.beginsAnew() || d.officeTurn(matter) {
			continue
		}
		signer, err := d.signerOf(matter)
		if err != nil {
			return nil, err
		}
		if signer == v.ID {
			out = append(out, matter)
		}
	}
	return out, nil
}

// signerOf is the clerk whose hand-over stands: where its author has said yes to it, he who had asked.
func (d *Desk) signerOf(matter Matter) (string, error) {
	if matter.Route == RouteAgreed {
		return matter.ClerkID, nil
	}
	routings, err := d.tx.Routings(matter.ID)
	if err != nil || len(routings) == 0 {
		return "", err
	}
	return routings[len(routings)-1].ActorID, nil
}

// signedRows says who has each of them.
func (d *Desk) signedRows(v Viewer, out []Matter) ([]wording.Row, error) {
	rows := make([]wording.Row, 0, len(out))
	for _, matter := range out {
		row, err := d.Row(v, matter)
		if err != nil {
			return nil, err
		}
		holder, err := d.tx.Person(matter.HolderID)
		if err != nil {
			return nil, err
		}
		row.Who = holderName(matter, holder)
		rows = append(rows, row)
	}
	return rows, nil
}
