package main

import (
	"time"
	_ "time/tzdata" // a small server may have no time zones of its own

	"shuanglian/liaison"
	"shuanglian/liaison/media"
	"shuanglian/liaison/workday"
)

// OrganizationConfig is the office this account belongs to.
type OrganizationConfig struct {
	Name      string                    `yaml:"name"`
	Timezone  string                    `yaml:"timezone"`
	Phone     string                    `yaml:"phone"` // stands in every error a person meets
	Consent   int                       `yaml:"consent_version"`
	Townships map[string]TownshipConfig `yaml:"townships"` // by the name the roster gives them, where they have offices of their own
}

// TownshipConfig is what the office of one of several townships has of its own.
type TownshipConfig struct {
	Phone string `yaml:"phone"`
}

// Location is the zone whose days and hours count; China's when the name is unknown, which Validate refuses.
func (o OrganizationConfig) Location() *time.Location {
	location, err := time.LoadLocation(o.Timezone)
	if err != nil {
		return time.FixedZone("CST", 8*60*60)
	}
	return location
}

// Calendar is the working calendar of the settings over the given years.
func (c Config) Calendar(years []workday.Year) *workday.Calendar {
	return workday.New(c.Organization.Location(), years, c.Policy.WorkingHours)
}

// Terms is the part of the policy that the field decides with.
func (p PolicyConfig) Terms() liaison.Policy {
	return liaison.Policy{
		FirstAnswer: p.FirstAnswer, FirstAnswerStandIn: p.FirstAnswerStandIn, FirstAnswerOffice: p.FirstAnswerOffice, AskedBackPause: p.AskedBackPause, AwayLongest: p.AwayLongest, RatingWindow: p.RatingWindow, Handle: p.Handle, HandleUrgent: p.HandleUrgent, HandleExtension: p.HandleExtension, ReturnByUnit: p.ReturnByUnit, PassOn: p.PassOn, Redo: p.Redo, Opinion: p.Opinion,
		InterviewsPerQuarter: p.InterviewsPerQuarter, OneToOne: p.OneToOnePerYear, ContactsPerQuarter: p.ContactsPerQuarter,
		VisitsInPerson: p.VisitsPerYear, VisitRemindDays: p.VisitRemindDays, VisitOverdueDelegate: p.VisitOverdueDelegate,
		VisitOverdueOffice: p.VisitOverdueOffice, VisitOverdueDigest: p.VisitOverdueDigest,
		RecallHold: p.RecallHold.Std(), DraftSilence: p.DraftSilence.Std(), DraftLongest: p.DraftLongest.Std(),
		ScrapsKept: p.ScrapsKept.Std(), WordsKept: p.WordsKept.Std(), CardFresh: p.CardFresh.Std(), AskedBackFresh: p.AskedBackFresh.Std(),
		ConsentAgain: p.ConsentAgain.Std(),
		AwakeFor:     p.AwakeFor.Std(), DialogueLasts: p.DialogueLasts.Std(), InboxKept: days(p.InboxKept.N),
		Quiet: workday.QuietHours{
			From: p.QuietFrom, Until: p.QuietUntil, Holidays: p.QuietHolidays, Weekends: p.QuietWeekends,
		},
		DigestDueWithin: p.DigestDueWithin, DigestAhead: p.DigestAhead, DigestLasts: p.DigestLasts, DigestNeeding: p.DigestNeeding, HandTries: p.HandTries,
		DigestsKept: p.DigestsKept, LeastCell: p.StatisticsLeastCell,
		QuietOwnFrom: p.QuietOwnFrom, QuietOwnUntil: p.QuietOwnUntil,
		Meetings:          p.meetings(),
		CalendarWarnMonth: time.Month(p.CalendarWarnMonth),
		LeaveDecidedBy:    p.LeaveDecidedBy, LeaveLate: p.LeaveLate.Std(), AttendanceFloor: p.AttendanceFloorPercent,
		QuestionUnseen: p.QuestionUnseen.Std(),
		RemindPercents: p.RemindPercents, RemindHalfFrom: p.RemindHalfFrom, RemindOverdueEvery: p.RemindOverdueEvery,
		RemindUnclaimedEvery: p.RemindUnclaimed,
		SeriesAhead:          p.SeriesAheadDays, ReceptionAnnounced: p.ReceptionAnnouncedDays,
		RemindAt: p.RemindAt, RemindersKept: days(p.RemindersKept.N),
		MessagesPerWindow: p.MessagesPer10, MessagesAtWork: p.MessagesAtWork, MessagesWindow: 10 * time.Minute, MattersToDelegate: p.MattersToDelegate,
		BindTriesOpenIDDay: p.BindTriesOpenIDDay, BindNamesOpenIDDay: p.BindNamesOpenID, BindTriesPersonDay: p.BindTriesPersonDay,
		CodeLasts: days(p.CodeDays), CodeTries: p.CodeTries,
		ServiceQuota: p.ServiceQuota, ServiceWindow: p.ServiceWindow.Std(), ServiceReserve: p.ServiceReserve,
		TapQuota: p.TapQuota, TapWindow: p.TapWindow.Std(),
		TemplatesPerDay: p.TemplatesPerDay, TemplateGap: p.TemplateGap.Std(), CardsPerPull: p.CardsPerPull,
		TemplateRetries: p.TemplateRetries, TemplateRetryAfter: p.TemplateRetryAfter.Std(), ReviewHold: p.ReviewHold.Std(),
		PauseProbe: p.PauseProbe.Std(), TooFastPause: p.TooFastPause.Std(),
		UndeliveredAfter: p.UndeliveredAfter.Std(), SendRetries: p.SendTries, ReplyUnwrittenAfter: p.ReplyUnwrittenAfter.Std(), PassiveReplyRunes: p.PassiveReplyRunes,
		Media: p.mediaLimits(), MediaPerPull: p.MediaPerPull, MediaLife: p.MediaLife.Std(), ChatKept: days(p.ChatKept.N),
	}
}

func (p PolicyConfig) meetings() liaison.MeetingPolicy {
	return liaison.MeetingPolicy{
		NoticeDays: p.MeetingNoticeDays, NoticeBefore: p.MeetingNoticeBefore.Std(), NotBefore: p.MeetingNotBefore, EveningBefore: p.MeetingEveningBefore,
		QuietWithin: p.QuietMeetingWithin.Std(), ChangeHold: p.MeetingChangeHold.Std(), Lasts: p.MeetingLasts.Std(), SitInLeast: p.SitInDelegates,
		Observers: map[liaison.Category]int{liaison.CategoryVillage: p.ObserversVillage, liaison.CategoryEnterprise: p.ObserversEnterprise,
			liaison.CategoryOther: p.ObserversOther},
	}
}

func (p PolicyConfig) mediaLimits() media.Limits {
	return media.Limits{PictureBytes: int64(p.PictureMegabytes) << 20, PicturePixels: p.PictureMegapixels * 1_000_000,
		VoiceBytes: int64(p.VoiceMegabytes) << 20, VoiceSeconds: p.VoiceSeconds, VideoBytes: int64(p.VideoMegabytes) << 20}
}

func days(n int) time.Duration { return time.Duration(n) * 24 * time.Hour }
