package wording_test

import "shuanglian/liaison/wording"

// peopleExamples are what people hear about their own data.
func peopleExamples() []example {
	return []example{
		{"UnderFourteen", "孩子要绑定", wording.UnderFourteen(office())},
		{"Pseudonym", "名册里没有的人离开后，他的事上写什么", wording.Pseudonym(23)},
	}
}
