package liaison

import "time"

// ContactKind is which of the two links of the chain a Contact is.
type ContactKind string

// The two links: committee member → delegate, delegate → member.
const (
	ContactInterview ContactKind = "interview" // 约谈联系
	ContactVisit     ContactKind = "visit"     // 走访
)

// Contact is one dated link between two people (联系关系). Links are history:
// one that ends gets an Until, it is never overwritten.
type Contact struct {
	ID       string
	Kind     ContactKind
	FromID   string
	ToID     string
	Since    time.Time // first day, local midnight
	Until    time.Time // last day, zero while it lasts
	Reason   string
	ImportID string
}
