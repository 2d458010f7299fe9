package wording_test

import "shuanglian/liaison/wording"

func noticeExamples() []example {
	notice := func(of wording.Announced) string {
		what, hint := wording.Notice(of)
		return what + "　" + hint
	}
	return []example{
		{"Notice", "模板：一件来件", notice(wording.Announced{Matters: 1})},
		{"Notice", "模板：一件有补充", notice(wording.Announced{Added: 1})},
		{"Notice", "模板：七件来件", notice(wording.Announced{Matters: 7, Reminders: 1})},
		{"Notice", "模板：一条答复", notice(wording.Announced{Answers: 1})},
		{"Notice", "模板：几条答复", notice(wording.Announced{Answers: 2})},
		{"Notice", "模板：来件和答复", notice(wording.Announced{Matters: 3, Answers: 2})},
		{"Notice", "模板：办公室的一件事", notice(wording.Announced{Tasks: 1})},
		{"Notice", "模板：样样都有", notice(wording.Announced{Matters: 12, Answers: 12, Tasks: 12})},
		{"Notice", "模板：样样都有，写不下", notice(wording.Announced{Matters: 12, Answers: 12, Tasks: 12, Questions: 2})},
		{"Notice", "模板：有事要问", notice(wording.Announced{Questions: 1})},
		{"Notice", "模板：有几件事要问", notice(wording.Announced{Questions: 2})},
		{"Notice", "模板：只是提醒", notice(wording.Announced{Reminders: 2})},
		{"Following", "存着的马上来", wording.Following(1, 0)},
		{"Following", "存着的先来几条", wording.Following(3, 4)},
	}
}
