package liaison

import "slices"

// Chinese is the kind as people call it: 培训.
func (k MeetingKind) Chinese() string {
	switch k {
	case AnnualSession:
		return "年会"
	case SitIn:
		return "列席会议"
	case Training:
		return "培训"
	case StudyVisit:
		return "考察"
	case GroupActivity:
		return "小组活动"
	case ReceptionDay:
		return "接待日"
	}
	return "会议"
}

// MeetingKindNamed reads a kind as it is stored or as people call it. False: none.
func MeetingKindNamed(said string) (MeetingKind, bool) {
	others := map[string]MeetingKind{"党代会": AnnualSession, "党代会年会": AnnualSession, "列席": SitIn, "党务培训": Training, "学习": Training,
		"视察": StudyVisit, "考察调研": StudyVisit, "调研": StudyVisit, "活动": GroupActivity, "代表活动": GroupActivity, "接待": ReceptionDay}
	for _, kind := range MeetingKinds() {
		if said == string(kind) || said == kind.Chinese() {
			return kind, true
		}
	}
	kind, ok := others[said]
	return kind, ok
}

// CategoryNamed reads a category of observers: 村, 企业, 其他.
func CategoryNamed(said string) (Category, bool) {
	words := map[Category][]string{CategoryVillage: {"村", "村里", "农村", "村民", "village"}, CategoryEnterprise: {"企业", "公司", "enterprise"},
		CategoryOther: {"其他", "其它", "other"}}
	for _, category := range []Category{CategoryVillage, CategoryEnterprise, CategoryOther} {
		if slices.Contains(words[category], said) {
			return category, true
		}
	}
	return "", false
}

// Chinese is the category as people call it.
func (c Category) Chinese() string {
	switch c {
	case CategoryVillage:
		return "村"
	case CategoryEnterprise:
		return "企业"
	case CategoryOther:
		return "其他"
	}
	return ""
}
