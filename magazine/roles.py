"""The roles of a magazine, as groups with permissions."""

from django.contrib.auth.models import Group, Permission

WRITER = {
    "articles": [
        "add_article", "change_article", "delete_article", "view_article", "add_photo",
        "view_photo", "view_section", "view_author", "view_tag",
    ],
}  # fmt: skip
EDITOR = {
    "articles": [
        *WRITER["articles"], "edit_all_articles", "review_article", "publish_article",
        "withdraw_article",
        "change_photo", "delete_photo", "add_author", "change_author", "add_tag", "change_tag",
        "view_redirect", "view_historyentry",
        "add_helpline", "change_helpline", "view_helpline", "view_subject",
    ],
}  # fmt: skip
CHIEF = {
    "articles": [
        *EDITOR["articles"], "add_section", "change_section", "delete_section", "delete_author",
        "delete_tag", "delete_article_for_good", "change_arrangement", "add_redirect",
        "change_redirect", "delete_redirect", "delete_helpline", "add_subject", "change_subject",
        "delete_subject", "add_subjectwording", "change_subjectwording", "delete_subjectwording",
        "view_subjectwording",
    ],
    "magazine": [
        "add_user", "change_user", "view_user",
        "add_rolelimit", "change_rolelimit", "delete_rolelimit", "view_rolelimit",
    ],
    "auth": ["view_group"],
    "newsletter": ["view_newsletter"],
}  # fmt: skip

ROLES: dict[str, dict[str, list[str]]] = {
    "Contributor": WRITER,
    "Editor": EDITOR,
    "Chief editor": CHIEF,
    # Everything of the newsletter app that an administrator can do, and nothing else.
    "Newsletter editor": {"newsletter": []},
}


def ensure_roles(
    group_model: type[Group] = Group, permission_model: type[Permission] = Permission
) -> dict[str, Group]:
    """Make the groups, and give them the permissions they lack; none is taken away.

    Returns the groups by name. Needs the permissions that ``migrate`` makes. A migration hands in
    the models as they are in its own time.
    """
    groups = {}
    for name, apps in ROLES.items():
        group, _made = group_model._default_manager.get_or_create(name=name)
        for app, codenames in apps.items():
            permissions = permission_model._default_manager.filter(content_type__app_label=app)
            if codenames:
                permissions = permissions.filter(codename__in=codenames)
            group.permissions.add(*permissions)
        groups[name] = group
    return groups
