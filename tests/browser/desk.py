"""What an editor does in the browser over and over."""

from tests.browser.visitor import Visitor
from tests.factories import PASSWORD, make_user


def log_in(visitor: Visitor, role: str = "Editor") -> None:
    """Log in through the form as a new person of this role."""
    user = make_user(role)
    page = visitor.go("/admin/")
    page.get_by_label("Username").fill(user.username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url("**/admin/")
