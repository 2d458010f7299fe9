package main

import "shuanglian/liaison/workday"

// PolicyConfig is every period and number a place may set for itself. The between tag of a field holds the least and the
// most it may be, both allowed; wd are working days, d calendar days, mo months.
type PolicyConfig struct {
	// Matters: who answers by when.
	FirstAnswer         workday.Limit `yaml:"first_answer" between:"1wd 30wd"`
	FirstAnswerOffice   workday.Limit `yaml:"first_answer_office" between:"1wd 60wd"`
	FirstAnswerStandIn  workday.Limit `yaml:"first_answer_stand_in" between:"1wd 30wd"`
	AwayLongest         workday.Limit `yaml:"away_longest" between:"1d 400d"`
	AskedBackPause      workday.Limit `yaml:"asked_back_pause" between:"0wd 30wd"`
	PassOn              workday.Limit `yaml:"pass_on" between:"1wd 30wd"`
	ReturnByUnit        workday.Limit `yaml:"return_by_unit" between:"1wd 30wd"`
	Handle              workday.Limit `yaml:"handle" between:"1wd 120wd"`
	HandleExtension     workday.Limit `yaml:"handle_extension" between:"0wd 60wd"`
	HandleSimple        workday.Limit `yaml:"handle_simple" between:"1wd 30wd"`
	HandleUrgent        workday.Limit `yaml:"handle_urgent" between:"0wd 5wd"`
	Opinion             workday.Limit `yaml:"opinion" between:"1d 180d"`
	Proposal            workday.Limit `yaml:"proposal" between:"1mo 24mo"`
	ProposalConsent     workday.Limit `yaml:"proposal_with_consent" between:"1mo 24mo"`
	CoHandle            workday.Limit `yaml:"co_handle" between:"1d 180d"`
	Redo                workday.Limit `yaml:"redo" between:"1d 180d"`
	RatingWindow        workday.Limit `yaml:"rating_window" between:"1d 180d"`
	CoSignersDistrict   int           `yaml:"co_signers_district" between:"1 100"`
	CoSignersTownship   int           `yaml:"co_signers_township" between:"1 100"`
	RemindPercents      []int         `yaml:"remind_percents" between:"1 100"`
	RemindHalfFrom      workday.Limit `yaml:"remind_half_from" between:"1wd 60wd"`
	RemindOverdueEvery  workday.Limit `yaml:"remind_overdue_every" between:"1wd 30wd"`
	RemindUnclaimed     workday.Limit `yaml:"remind_unclaimed_every" between:"1wd 30wd"`
	RemindAt            workday.Clock `yaml:"remind_at" between:"06:00 20:00"`
	StatisticsLeastCell int           `yaml:"statistics_least_cell" between:"2 50"`

	// Contacts, meetings, reception.
	MembersMin             int           `yaml:"members_min" between:"0 100"`
	MembersMax             int           `yaml:"members_max" between:"1 100"`
	DelegatesMax           int           `yaml:"delegates_max" between:"1 100"`
	InterviewsPerQuarter   int           `yaml:"interviews_per_quarter" between:"0 12"`
	OneToOnePerYear        int           `yaml:"one_to_one_per_year" between:"0 12"`
	ContactsPerQuarter     int           `yaml:"contacts_per_quarter" between:"0 12"`
	VisitsPerYear          int           `yaml:"visits_in_person_per_year" between:"0 12"`
	DutyReportsPerQuarter  int           `yaml:"reports_per_quarter" between:"0 12"`
	ReceptionDay           int           `yaml:"reception_day" between:"1 28"`
	ReceptionAnnouncedDays int           `yaml:"reception_announced_days" between:"0 30"`
	ReceptionOnDuty        int           `yaml:"reception_on_duty" between:"1 50"`
	SeriesAheadDays        int           `yaml:"series_ahead_days" between:"8 400"`
	SitInDelegates         int           `yaml:"sit_in_delegates" between:"0 50"`
	SitInPerTerm           int           `yaml:"sit_in_per_term" between:"0 20"`
	ObserversVillage       int           `yaml:"observers_village" between:"0 100"`
	ObserversEnterprise    int           `yaml:"observers_enterprise" between:"0 100"`
	ObserversOther         int           `yaml:"observers_other" between:"0 100"`
	SessionsPerYear        int           `yaml:"sessions_per_year" between:"1 4"`
	ProposalsOpenDays      int           `yaml:"proposals_open_days" between:"1 120"`
	AttendanceFloorPercent int           `yaml:"attendance_floor_percent" between:"0 100"`
	TrainingsPerYear       int           `yaml:"trainings_per_year" between:"0 12"`
	MeetingNoticeDays      []int         `yaml:"meeting_notice_days" between:"1 60"`
	MeetingNoticeBefore    Duration      `yaml:"meeting_notice_before" between:"0s 12h"`
	MeetingNotBefore       workday.Clock `yaml:"meeting_not_before" between:"00:00 12:00"`
	MeetingEveningBefore   workday.Clock `yaml:"meeting_evening_before" between:"12:00 24:00"`
	MeetingChangeHold      Duration      `yaml:"meeting_change_hold" between:"0s 12h"`
	MeetingLasts           Duration      `yaml:"meeting_lasts" between:"10m 12h"`
	LeaveDecidedBy         workday.Clock `yaml:"leave_decided_by" between:"00:00 24:00"`
	LeaveLate              Duration      `yaml:"leave_late" between:"0s 720h"`
	VisitRemindDays        []int         `yaml:"visit_remind_days" between:"1 90"`
	VisitOverdueDelegate   int           `yaml:"visit_overdue_delegate_days" between:"1 90"`
	VisitOverdueOffice     int           `yaml:"visit_overdue_office_days" between:"1 90"`
	VisitOverdueDigest     int           `yaml:"visit_overdue_digest_days" between:"1 90"`
	DigestDueWithin        workday.Limit `yaml:"digest_due_within" between:"0wd 10wd"`
	DigestAhead            workday.Limit `yaml:"digest_ahead" between:"1d 31d"`
	DigestLasts            workday.Limit `yaml:"digest_lasts" between:"1d 31d"`
	DigestsKept            workday.Limit `yaml:"digests_kept" between:"30d 3650d"`
	HandTries              int           `yaml:"hand_tries" between:"1 20"`
	DigestNeeding          int           `yaml:"digest_needing" between:"1 10"`
	WorkingHours           workday.Hours `yaml:"working_hours"`
	CalendarWarnMonth      int           `yaml:"calendar_warn_month" between:"1 12"`
	QuietFrom              workday.Clock `yaml:"quiet_from" between:"00:00 24:00"`
	QuietUntil             workday.Clock `yaml:"quiet_until" between:"00:00 24:00"`
	QuietOwnFrom           workday.Clock `yaml:"quiet_own_from" between:"12:00 23:00"`
	QuietOwnUntil          workday.Clock `yaml:"quiet_own_until" between:"05:00 12:00"`
	QuietHolidays          bool          `yaml:"quiet_holidays"`
	QuietWeekends          bool          `yaml:"quiet_weekends"`
	QuietMeetingWithin     Duration      `yaml:"quiet_meeting_within" between:"0s 24h"`

	// The chat.
	RecallHold          Duration `yaml:"recall_hold" between:"0s 10m"`
	DraftSilence        Duration `yaml:"draft_silence" between:"1m 24h"`
	DraftLongest        Duration `yaml:"draft_longest" between:"1m 24h"`
	ConsentAgain        Duration `yaml:"consent_again" between:"24h 2160h"`
	ScrapsKept          Duration `yaml:"scraps_kept" between:"0s 24h"`
	WordsKept           Duration `yaml:"words_kept" between:"1m 24h"`
	CardFresh           Duration `yaml:"card_fresh" between:"0s 24h"`
	AwakeFor            Duration `yaml:"awake_for" between:"0s 2h"`
	AskedBackFresh      Duration `yaml:"asked_back_fresh" between:"0s 168h"`
	DialogueLasts       Duration `yaml:"dialogue_lasts" between:"1m 24h"`
	QuestionUnseen      Duration `yaml:"question_unseen" between:"0s 5m"`
	MessagesPer10       int      `yaml:"messages_per_10_minutes" between:"1 1000"`
	MessagesAtWork      int      `yaml:"messages_per_10_minutes_at_work" between:"1 1000"`
	MattersToDelegate   int      `yaml:"matters_per_day_to_delegate" between:"0 100"`
	MediaPerPull        int      `yaml:"media_per_pull" between:"1 4"`
	PictureMegabytes    int      `yaml:"picture_megabytes" between:"1 10"`
	PictureMegapixels   int      `yaml:"picture_megapixels" between:"1 100"`
	VoiceMegabytes      int      `yaml:"voice_megabytes" between:"1 2"`
	VoiceSeconds        int      `yaml:"voice_seconds" between:"10 60"`
	VideoMegabytes      int      `yaml:"video_megabytes" between:"1 10"`
	MediaLife           Duration `yaml:"media_life" between:"2h 72h"`
	CardsPerPull        int      `yaml:"cards_per_pull" between:"1 5"`
	PassiveReplyRunes   int      `yaml:"passive_reply_characters" between:"200 680"`
	BindTriesOpenIDDay  int      `yaml:"bind_tries_openid_day" between:"1 50"`
	BindNamesOpenID     int      `yaml:"bind_names_openid" between:"1 50"`
	BindTriesPersonDay  int      `yaml:"bind_tries_person_day" between:"1 50"`
	CodeDays            int      `yaml:"code_days" between:"1 90"`
	CodeTries           int      `yaml:"code_tries" between:"1 20"`
	TemplatesPerDay     int      `yaml:"templates_per_day" between:"0 20"`
	TemplateGap         Duration `yaml:"template_gap" between:"0s 24h"`
	TemplateRetries     int      `yaml:"template_retries" between:"0 10"`
	TemplateRetryAfter  Duration `yaml:"template_retry_after" between:"1m 24h"`
	ReviewHold          Duration `yaml:"review_hold" between:"30m 24h"`
	PauseProbe          Duration `yaml:"pause_probe" between:"1m 24h"`
	TooFastPause        Duration `yaml:"too_fast_pause" between:"10s 10m"`
	ServiceQuota        int      `yaml:"service_quota" between:"0 100"`
	ServiceWindow       Duration `yaml:"service_window" between:"1m 168h"`
	ServiceReserve      int      `yaml:"service_reserve" between:"0 20"`
	TapQuota            int      `yaml:"tap_quota" between:"0 100"`
	TapWindow           Duration `yaml:"tap_window" between:"1s 1h"`
	UndeliveredAfter    Duration `yaml:"undelivered_after" between:"10s 10m"`
	ReplyUnwrittenAfter Duration `yaml:"reply_unwritten_after" between:"6s 10m"`
	SendTries           int      `yaml:"send_tries" between:"1 50"`

	// What is kept, and how long.
	InboxKept     workday.Limit `yaml:"inbox_kept" between:"30d 400d"`
	RemindersKept workday.Limit `yaml:"reminders_kept" between:"100d 1000d"`
	ChatKept      workday.Limit `yaml:"chat_kept" between:"1d 400d"`
	MattersKept   workday.Limit `yaml:"matters_kept" between:"1mo 360mo"`
	AuditKept     workday.Limit `yaml:"audit_kept" between:"6mo 360mo"`
}
