package cycle

import "congtam/internal/base/fault"

// Progress is how far a unit, or the department, has come: what the gates of
// the plan look at. Storage fills it; nothing here is decided twice.
type Progress struct {
	Issued             bool
	CollectiveSettled  bool // the unit's collective report is concluded in its meeting
	MinutesAdopted     bool
	DossiersOutside    []string // units whose dossier the office has not accepted
	ReportsSettled     bool     // agency and leadership reports are final
	LeadershipReviewed bool     // M2 adopted
	AgencyVoted        bool     // M3 adopted
	Consulted          bool     // M4 adopted
	UnitsDecided       bool     // levels of the collectives are signed
	PeopleDecided      bool
}

// Gate is a step that opens only after others; Clause is the text that says so.
type Gate struct {
	Name   string // catalogue key of the step, as "gate.individualReview"
	Clause string
	open   func(Progress) []fault.Message
}

// Open says nil when everything before the step is done. Faults: Refused with
// the list of what is missing and the clause.
func (g Gate) Open(p Progress) error {
	missing := g.open(p)
	if !p.Issued {
		missing = append([]fault.Message{fault.Say("gate.missing.plan")}, missing...)
	}
	if len(missing) == 0 {
		return nil
	}
	return fault.Refuse(g.Clause, "gate.closed", fault.Say(g.Name)).Missing(missing...)
}

func need(done bool, key string) []fault.Message {
	if done {
		return nil
	}
	return []fault.Message{fault.Say(key)}
}

// Work opens when the plan is issued (requirements, gate 1).
func Work(clause string) Gate {
	return Gate{"gate.work", clause, func(Progress) []fault.Message { return nil }}
}

// IndividualReview opens when the unit's collective review is concluded: the
// collective first, persons after (R186, T6).
func IndividualReview(clause string) Gate {
	return Gate{"gate.individualReview", clause, func(p Progress) []fault.Message {
		return need(p.CollectiveSettled, "gate.missing.collective")
	}}
}

// SubmitDossier opens when the meeting's minutes are adopted (R218, R222).
func SubmitDossier(clause string) Gate {
	return Gate{"gate.submitDossier", clause, func(p Progress) []fault.Message {
		return need(p.MinutesAdopted, "gate.missing.minutes")
	}}
}

// ReviewLeadership opens M2 when both reports are final (R230–R234).
func ReviewLeadership(clause string) Gate {
	return Gate{"gate.leadershipReview", clause, func(p Progress) []fault.Message {
		return need(p.ReportsSettled, "gate.missing.reports")
	}}
}

// VoteOnAgency opens M3 after M2 (R245).
func VoteOnAgency(clause string) Gate {
	return Gate{"gate.agencyBallot", clause, func(p Progress) []fault.Message {
		return need(p.LeadershipReviewed, "gate.missing.leadershipReview")
	}}
}

// CloseConsultation lets M4 close after M2 and M3, the same day allowed (C8),
// and with every division's dossier in.
func CloseConsultation(clause string) Gate {
	return Gate{"gate.consultation", clause, func(p Progress) []fault.Message {
		missing := append(need(p.LeadershipReviewed, "gate.missing.leadershipReview"),
			need(p.AgencyVoted, "gate.missing.agencyBallot")...)
		for _, unit := range p.DossiersOutside {
			missing = append(missing, fault.Say("gate.missing.dossier", unit))
		}
		return missing
	}}
}

// DecideUnits opens the Director's decision on collectives after M4 (R247).
func DecideUnits(clause string) Gate {
	return Gate{"gate.decideUnits", clause, func(p Progress) []fault.Message {
		return need(p.Consulted, "gate.missing.consultation")
	}}
}

// DecidePeople opens the decision on persons when the collectives have their
// levels: a leader's level may not be above the unit's (R049, R060).
func DecidePeople(clause string) Gate {
	return Gate{"gate.decidePeople", clause, func(p Progress) []fault.Message {
		return append(need(p.Consulted, "gate.missing.consultation"), need(p.UnitsDecided, "gate.missing.unitLevels")...)
	}}
}

// Publish opens when the persons' levels are signed (R025).
func Publish(clause string) Gate {
	return Gate{"gate.publish", clause, func(p Progress) []fault.Message {
		return need(p.PeopleDecided, "gate.missing.peopleLevels")
	}}
}
