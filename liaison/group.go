package liaison

// convenorTitle is by what the roster marks the convenor of a group (召集人) in his
// post: 书记、召集人.
const convenorTitle = "召集人"

// SameGroup tells whether two delegates belong to one group: the delegation
// (代表团) of their township, or the organization where the roster names no
// delegation.
func SameGroup(a, b Person) bool {
	if a.Township != b.Township {
		return false
	}
	if a.Delegation != "" || b.Delegation != "" {
		return a.Delegation == b.Delegation
	}
	return a.Organization != "" && a.Organization == b.Organization
}

// convenorsOf lists the convenors of a delegate's group besides himself, in the order of the roster.
func (d *Desk) convenorsOf(delegate Person) ([]Person, error) {
	titled, err := d.tx.DelegatesTitled(delegate.Township, convenorTitle)
	if err != nil {
		return nil, err
	}
	var convenors []Person
	for _, person := range titled {
		if person.ID != delegate.ID && SameGroup(person, delegate) {
			convenors = append(convenors, person)
		}
	}
	return convenors, nil
}
