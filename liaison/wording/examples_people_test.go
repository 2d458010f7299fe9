package wording_test

import "shuanglian/liaison/wording"

// peopleExamples are what people hear about their own data.
func peopleExamples() []example {
	return []example{
		{"UnderFourteen", "孩子要绑定", wording.UnderFourteen(office())},
		{"ScrapsTooOld", "绑定前说的，过了一天才说要交", wording.ScrapsTooOld()},
		{"Pseudonym", "名册里没有的人离开后，他的事上写什么", wording.Pseudonym(23)},
	}
}
