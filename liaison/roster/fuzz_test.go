package roster_test

import (
	"regexp"
	"testing"

	"shuanglian/liaison/roster"
)

// Whatever comes in: no panic, no row without a name, role or sound phone when there is no fault, and no phone number in a fault.
func FuzzRead(f *testing.F) {
	for _, sheet := range roster.Template() {
		f.Add(sheet.Data, []byte("联系人编号,对象编号\nW01,D01\n"))
	}
	f.Add([]byte("姓名,身份,手机\n甲,党员,１３９００００００01\n"), []byte("联系人手机,对象手机,起\n13900000001,13900000001,2026.1.1"))
	f.Add([]byte("\xd0\xd5\xc3\xfb,\xc9\xed\xb7\xdd\n\xbc\xd7,\xb5\xb3\xd4\xb1\n"), []byte("\"a\n,\""))
	phone, mobile := regexp.MustCompile(`1\d{10}`), regexp.MustCompile(`^1[3-9]\d{9}$`)
	f.Fuzz(func(t *testing.T, one, two []byte) {
		file, faults := roster.Read([]roster.Source{{Name: "一", Data: one}, {Name: "二", Data: two}}, roster.Options{Ranges: roster.DefaultRanges()})
		for _, fault := range append(faults, file.Warnings...) {
			if fault.Text == "" || fault.File == "" || phone.MatchString(fault.String()) {
				t.Fatalf("fault %+v", fault)
			}
		}
		if len(faults) > 0 {
			return
		}
		keys := map[string]bool{}
		for _, person := range file.People {
			if person.Name == "" || len(person.Roles) == 0 || person.Phone != "" && !mobile.MatchString(person.Phone) || keys[person.Key()] {
				t.Fatalf("person %+v", person)
			}
			keys[person.Key()] = true
		}
		for _, link := range file.Links {
			if !keys[link.FromKey] || !keys[link.ToKey] || link.Kind == "" {
				t.Fatalf("link %+v", link)
			}
		}
	})
}
