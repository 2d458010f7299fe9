package main

import "shuanglian/liaison/workday"

// defaultPolicy gives the numbers of the pilot. Where they come from a law: returns and passing on within 5 working days
// and redoing within 30 days (信访工作条例 and its rules), simple and urgent ones (12345 rules).
func defaultPolicy() PolicyConfig {
	p := PolicyConfig{
		FirstAnswer: wd(2), FirstAnswerStandIn: wd(2), FirstAnswerOffice: wd(5), AskedBackPause: wd(5), AwayLongest: cd(90),
		PassOn: wd(5), ReturnByUnit: wd(5),
		Handle: wd(30), HandleExtension: wd(15), HandleSimple: wd(5), HandleUrgent: wd(0),
		Opinion: cd(30), Proposal: mo(3), ProposalConsent: mo(6), CoHandle: cd(30), Redo: cd(30), RatingWindow: cd(15),
		CoSignersDistrict: 10, CoSignersTownship: 5,
		RemindPercents: []int{50, 80, 100}, RemindHalfFrom: wd(5), RemindOverdueEvery: wd(3), RemindUnclaimed: wd(1), RemindAt: workday.At(9, 0),
		StatisticsLeastCell: 5,
		InboxKept:           cd(30), RemindersKept: cd(400), ChatKept: cd(90), MattersKept: mo(60), AuditKept: mo(36),
	}
	p.defaultMeetings()
	p.defaultChat()
	return p
}

func (p *PolicyConfig) defaultMeetings() {
	p.MembersMin, p.MembersMax, p.DelegatesMax = 3, 5, 10
	p.InterviewsPerQuarter, p.OneToOnePerYear = 1, 1
	p.ContactsPerQuarter, p.VisitsPerYear, p.DutyReportsPerQuarter = 1, 2, 1
	p.ReceptionDay, p.ReceptionAnnouncedDays = 15, 3
	p.ReceptionOnDuty, p.SeriesAheadDays = 2, 62
	p.SitInDelegates, p.SitInPerTerm = 3, 1
	p.ObserversVillage, p.ObserversEnterprise, p.ObserversOther = 3, 5, 2
	p.SessionsPerYear, p.ProposalsOpenDays, p.AttendanceFloorPercent, p.TrainingsPerYear = 1, 30, 80, 1
	p.MeetingNoticeDays, p.MeetingNoticeBefore = []int{7, 3, 1}, 2*hour
	p.MeetingNotBefore, p.MeetingEveningBefore = workday.At(7, 0), workday.At(20, 0)
	p.MeetingChangeHold, p.MeetingLasts = 10*minute, 2*hour
	p.LeaveDecidedBy = workday.At(12, 0)
	p.LeaveLate = 72 * hour
	p.VisitRemindDays = []int{14, 3}
	p.VisitOverdueDelegate, p.VisitOverdueOffice, p.VisitOverdueDigest = 3, 7, 14
	p.QuietOwnFrom, p.QuietOwnUntil = workday.At(18, 0), workday.At(10, 0)
	p.DigestDueWithin, p.DigestAhead, p.DigestLasts, p.DigestsKept, p.DigestNeeding, p.HandTries = wd(2), cd(7), cd(7), cd(400), 5, 3
	p.WorkingHours = workday.DefaultHours()
	p.CalendarWarnMonth = 11
	p.QuietFrom, p.QuietUntil, p.QuietHolidays = workday.At(21, 0), workday.At(8, 0), true
	p.QuietMeetingWithin = 12 * hour
}

func (p *PolicyConfig) defaultChat() {
	p.RecallHold, p.DraftSilence, p.DraftLongest = 60*second, 10*minute, 30*minute
	p.ConsentAgain = 720 * hour
	p.ScrapsKept, p.WordsKept, p.CardFresh = 24*hour, 30*minute, 30*minute
	p.AwakeFor, p.AskedBackFresh = 15*minute, 48*hour
	p.DialogueLasts, p.QuestionUnseen = 30*minute, 10*second
	p.MessagesPer10, p.MessagesAtWork, p.MattersToDelegate = 20, 60, 3
	p.MediaPerPull, p.CardsPerPull, p.PassiveReplyRunes = 4, 3, 600
	p.PictureMegabytes, p.PictureMegapixels, p.VoiceMegabytes, p.VoiceSeconds, p.VideoMegabytes = 10, 40, 2, 60, 10
	p.MediaLife = 72 * hour
	p.BindTriesOpenIDDay, p.BindNamesOpenID, p.BindTriesPersonDay = 5, 3, 5
	p.CodeDays, p.CodeTries = 7, 5
	p.TemplatesPerDay, p.TemplateGap = 2, 4*hour
	p.TemplateRetries, p.TemplateRetryAfter, p.ReviewHold = 2, 5*minute, hour
	p.PauseProbe, p.TooFastPause = 10*minute, minute
	p.ServiceQuota, p.ServiceWindow, p.ServiceReserve = 5, 48*hour, 2
	p.TapQuota, p.TapWindow = 3, minute
	p.UndeliveredAfter, p.ReplyUnwrittenAfter, p.SendTries = 60*second, 20*second, 8
}

func wd(n int) workday.Limit { return workday.Limit{N: n, Unit: workday.WorkingDays} }
func cd(n int) workday.Limit { return workday.Limit{N: n, Unit: workday.CalendarDays} }
func mo(n int) workday.Limit { return workday.Limit{N: n, Unit: workday.Months} }
