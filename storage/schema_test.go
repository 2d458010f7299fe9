package storage_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"shuanglian/liaison"
)

// TestStatesAgree holds the CHECK of every state column to the constants of the
// field: a state that the database refuses would lose somebody's message.
func TestStatesAgree(t *testing.T) {
	checks := readChecks(t)
	constants := readConstants(t)
	for check, typeName := range map[string]string{
		"matters_state": "MatterState", "matters_level": "Level", "matters_rating": "Rating",
		"deliveries_state": "DeliveryState", "bindings_state": "BindingState", "bindings_strength": "Strength", "people_seat": "Seat", "people_standing": "PersonStanding",
		"series_every": "Every", "swaps_state": "SwapState", "media_state": "MediaState", "reminders_state": "ReminderState",
		"meetings_kind": "MeetingKind", "meetings_state": "MeetingState", "leaves_state": "LeaveState", "invitations_state": "InvitationState",
		"invitations_part": "Part", "invitations_category": "Category", "invitations_place": "Placing",
		"invitations_answer": "MeetingAnswer", "invitations_attended": "Attendance",
		"digests_kind": "DigestKind",
	} {
		allowed := slices.DeleteFunc(slices.Clone(checks[check]), func(s string) bool { return s == "" })
		same(t, sorted(constants[typeName]), sorted(allowed))
		if len(allowed) == 0 {
			t.Errorf("%s: no CHECK found", check)
		}
	}
	var states []string
	for _, state := range liaison.MatterStates() {
		states = append(states, string(state))
	}
	same(t, sorted(states), sorted(checks["matters_state"]))
}

func sorted(list []string) []string { return slices.Sorted(slices.Values(list)) }

// readChecks returns the values of every named CHECK … IN (…) of the migrations.
func readChecks(t *testing.T) map[string][]string {
	t.Helper()
	files, err := filepath.Glob("migrations/*.sql")
	must(t, err)
	checks := make(map[string][]string)
	for _, file := range files {
		text, err := os.ReadFile(file)
		must(t, err)
		for _, found := range regexp.MustCompile(`CONSTRAINT (\w+) CHECK \(\w+ IN \(([^)]*)\)\)`).FindAllStringSubmatch(string(text), -1) {
			checks[found[1]] = nil
			for value := range strings.SplitSeq(found[2], ",") {
				checks[found[1]] = append(checks[found[1]], strings.Trim(strings.TrimSpace(value), "'"))
			}
		}
	}
	return checks
}

// readConstants returns the string constants of liaison by their type.
func readConstants(t *testing.T) map[string][]string {
	t.Helper()
	files, err := filepath.Glob("../liaison/*.go")
	must(t, err)
	constants := make(map[string][]string)
	for _, file := range files {
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		must(t, err)
		ast.Inspect(parsed, func(node ast.Node) bool {
			spec, ok := node.(*ast.ValueSpec)
			if !ok || len(spec.Values) != 1 {
				return true
			}
			typeName, named := spec.Type.(*ast.Ident)
			literal, text := spec.Values[0].(*ast.BasicLit)
			if named && text && literal.Kind == token.STRING {
				value, err := strconv.Unquote(literal.Value)
				must(t, err)
				constants[typeName.Name] = append(constants[typeName.Name], value)
			}
			return true
		})
	}
	return constants
}
