package liaison

import (
	"slices"
	"strings"

	"shuanglian/liaison/roster"
)

// refuseLoops finds interview links of the file by which somebody would, over others, come to be interviewed by one whom he
// interviews himself: the chain leads from the committee down to the delegates, and never back.
func (i *importing) refuseLoops() {
	for _, entry := range i.links.all {
		row, ofFile := i.rows[entry.ID]
		if !ofFile || entry.Kind != ContactInterview {
			continue
		}
		way := i.links.wayBack(entry, entry.ToID, []string{entry.FromID, entry.ToID})
		if way == nil {
			continue
		}
		names := i.names()
		for n, id := range way {
			way[n] = names[id]
		}
		i.faults = append(i.faults, roster.Fault{File: row.File, Line: row.Line,
			Text: "约谈联系绕成了一圈（" + strings.Join(way, " → ") + "）：请去掉其中一条，或给旧的写上“止”"})
	}
}

// wayBack follows the links of the kind that are alive together with the first one, from a person back to where it began;
// nil when none leads there.
func (b *linkBook) wayBack(first *linkEntry, from string, way []string) []string {
	for _, next := range b.from[from] {
		if next == first || next.Kind != first.Kind || !next.together(first) {
			continue
		}
		if next.ToID == first.FromID {
			return append(way, next.ToID)
		}
		if slices.Contains(way, next.ToID) {
			continue
		}
		if found := b.wayBack(first, next.ToID, append(slices.Clone(way), next.ToID)); found != nil {
			return found
		}
	}
	return nil
}

// together tells whether there is a day on which both last.
func (e *linkEntry) together(other *linkEntry) bool {
	begun := e.Since
	if other.Since.After(begun) {
		begun = other.Since
	}
	return (e.Until.IsZero() || !e.Until.Before(begun)) && (other.Until.IsZero() || !other.Until.Before(begun))
}
