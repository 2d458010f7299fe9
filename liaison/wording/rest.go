package wording

import (
	"fmt"
	"strings"
)

// JustTheRest stands below what a command lacks: the rest alone is enough.
func JustTheRest(lacks, verb string) string {
	return Lines(lacks, "前面的不用再写，直接发来就行。", noRest(verb))
}

// noRest is the line that leaves a command undone.
func noRest(verb string) string {
	switch verb {
	case "改写", "改类", "改会":
		return "0 不改"
	case "对象", "代回", "会议任务", "外出":
		return "0 不记"
	case "代录":
		return "0 不录"
	case "换班", "转", "问":
		return "0 不" + strings.TrimSuffix(verb, "班")
	}
	return "0 先不定"
}

// RestInWords answers a voice or picture in the place of what a command lacks.
func RestInWords(verb string) string { return "没有收：请打几个字。" + noRest(verb) }

// RestOrAnswer answers words that may be what a command lacks, and may be an answer.
func RestOrAnswer(line, verb string) string {
	return Lines("这句没有收，没有发给谁。", fmt.Sprintf("是接着“%s”写的，不带编号再发一遍。", line), "要答复的，先回 0，再发。", noRest(verb))
}

// RestLeft confirms that a command which lacks something was not done.
func RestLeft(line string) string { return fmt.Sprintf("好，“%s”没有办。", line) }

// RestUndecided tells the same to who has not said any more.
func RestUndecided(line string) string {
	return fmt.Sprintf("“%s”没有写全，没有办。要办请再说一遍。", line)
}

// SubjectWho asks whom a matter is about.
func SubjectWho(number string) string {
	return fmt.Sprintf("请写姓名、职务或单位：对象 %s 姓名", number)
}

// CallIsOffices answers 打电话 from who has a matter in hand and is not of the office.
func CallIsOffices(number string) string {
	return Lines("“打电话”是办公室的写法，这句没有发给谁。", fmt.Sprintf("要答复本人，回“%s 您的话”；要问他，回“问%s 您的话”。", number, number))
}
